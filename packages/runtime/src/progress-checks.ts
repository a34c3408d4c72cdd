import { type Clock, type Instant, systemClock } from '@visaguard/kernel';
import type { Check } from '@visaguard/telemetry';

/** `lastTriedAt` moves with every try, also one that fails: it stands still in a client that hangs. */
export type Progress = { readonly lastTriedAt: Instant; readonly lastProgressAt: Instant };

const stuckAfterMs = 60_000;

/**
 * Rule E25: what follows events and is alive without progress is unhealthy within a minute. It is restarted only where it
 * does not even try: a restart mends no engine that is away, and no event that a newer release wrote.
 */
export function progressChecks(
  name: string,
  progress: () => Progress,
  { tier = 'required', clock = systemClock }: { tier?: 'required' | 'degradable'; clock?: Clock } = {},
): Check[] {
  const isRecent = (at: Instant) => clock.now().getTime() - Date.parse(at) < stuckAfterMs;
  return [
    { name: `${name}: tries`, tier: 'live', ok: async () => isRecent(progress().lastTriedAt) },
    { name, tier, ok: async () => isRecent(progress().lastProgressAt) },
  ];
}
