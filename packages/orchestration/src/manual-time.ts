import { setImmediate as turn } from 'node:timers/promises';
import type { Clock } from '@visaguard/kernel';
import type { Timers } from './timers.ts';

type Pending = { readonly dueMs: number; readonly order: number; readonly fire: () => void };

/** A clock and timers that move only when told to, so that no test ever waits. */
export type ManualTime = { readonly clock: Clock; readonly timers: Timers; advance(durationMs: number): Promise<void> };

export function createManualTime(startsAt = '2026-11-01T00:00:00.000Z'): ManualTime {
  let nowMs = Date.parse(startsAt);
  let order = 0;
  const pending = new Set<Pending>();
  const next = (untilMs: number): Pending | undefined =>
    [...pending].filter((timer) => timer.dueMs <= untilMs).sort((a, b) => a.dueMs - b.dueMs || a.order - b.order)[0];
  return {
    clock: { now: () => new Date(nowMs) },
    timers: {
      after(delayMs, fire) {
        const timer = { dueMs: nowMs + Math.max(0, delayMs), order: order++, fire };
        pending.add(timer);
        return () => void pending.delete(timer);
      },
    },
    async advance(durationMs) {
      const untilMs = nowMs + durationMs;
      // What a timer sets going gets a turn before the next timer fires, since it may set timers of its own.
      for (await turn(); ; await turn()) {
        const due = next(untilMs);
        if (!due) break;
        pending.delete(due);
        nowMs = Math.max(nowMs, due.dueMs);
        due.fire();
      }
      nowMs = untilMs;
    },
  };
}
