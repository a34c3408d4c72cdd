/** The only source of time. Injected everywhere, so that tests and replays decide what the time is. */
export type Clock = { now(): Date };

export const systemClock: Clock = { now: () => new Date() };

/** UTC instant as ISO 8601 with milliseconds, for example `2026-11-01T00:00:00.000Z`. */
export type Instant = string;

/** UTC calendar day, `YYYY-MM-DD`. */
export type Day = string;

export function instant(clock: Clock): Instant {
  return clock.now().toISOString();
}
