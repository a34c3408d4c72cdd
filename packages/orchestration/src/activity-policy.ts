import type { Random } from '@visaguard/kernel';

export type ActivityPolicy = {
  readonly attemptsMax: number;
  readonly firstDelayMs: number;
  readonly delayMsMax: number;
  /** Limit of one attempt; a timed-out attempt counts as a failed one and is tried again. */
  readonly timeoutMs: number;
  /**
   * Where activities run in other processes: one whose worker says nothing for so long is taken for dead and tried
   * again elsewhere. Code that keeps the event loop busy for as long is taken for dead as well.
   */
  readonly heartbeatTimeoutMs: number;
};

export type ActivityPolicies = Readonly<Record<ActivityClass, ActivityPolicy>>;

/**
 * `command`: one command or read of ours; outlives an engine's restart of some minutes.
 * `work`: reading an archive, calling a model: long, and not worth many attempts.
 * `call`: asking a service of somebody else, and keeping what it said: some minutes, and worth as many attempts as a command.
 */
export type ActivityClass = 'command' | 'work' | 'call';

export const activityPolicies: ActivityPolicies = {
  command: { attemptsMax: 25, firstDelayMs: 200, delayMsMax: 30_000, timeoutMs: 30_000, heartbeatTimeoutMs: 10_000 },
  call: { attemptsMax: 25, firstDelayMs: 500, delayMsMax: 30_000, timeoutMs: 10 * 60_000, heartbeatTimeoutMs: 30_000 },
  work: { attemptsMax: 5, firstDelayMs: 1_000, delayMsMax: 60_000, timeoutMs: 30 * 60_000, heartbeatTimeoutMs: 30_000 },
};

/** Exponential backoff; the upper half is random, so that what failed together does not come back together. */
export function backoffMs(policy: ActivityPolicy, attempt: number, random: Random): number {
  const full = Math.min(policy.delayMsMax, policy.firstDelayMs * 2 ** (attempt - 1));
  const fraction = (random(1)[0] ?? 0) / 256;
  return Math.round(full / 2 + (full / 2) * fraction);
}
