import type { Json } from '@visaguard/kernel';
import { markOf, nowMs, type Passed } from './messages.ts';

/** Notes when each message passes a point, the first time only: what comes again has been there before. */
export function createStageNotes() {
  const runs = new Map<string, Map<number, number>>();
  return {
    /** @returns how many came for the first time. */
    note(payloads: readonly Json[]): number {
      const atMs = nowMs();
      let fresh = 0;
      for (const payload of payloads) {
        const mark = markOf(payload);
        if (mark === null) continue;
        const run = runs.get(mark.run) ?? new Map<number, number>();
        runs.set(mark.run, run);
        if (run.has(mark.nth)) continue;
        run.set(mark.nth, atMs);
        fresh += 1;
      }
      return fresh;
    },
    of(run: string): Passed {
      const noted = runs.get(run) ?? new Map<number, number>();
      return { run, nth: [...noted.keys()], atMs: [...noted.values()] };
    },
  };
}
