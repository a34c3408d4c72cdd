import { type Clock, type Instant, systemClock } from '@visaguard/kernel';
import type { Check } from '@visaguard/telemetry';

const stuckAfterMs = 60_000;

/** Rule E25: what follows events and is alive without progress is unhealthy within a minute. */
export function progressCheck(name: string, lastProgressAt: () => Instant, clock: Clock = systemClock): Check {
  return {
    name,
    tier: 'live',
    ok: async () => clock.now().getTime() - Date.parse(lastProgressAt()) < stuckAfterMs,
  };
}
