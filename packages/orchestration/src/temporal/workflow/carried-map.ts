import { workflowInfo } from '@temporalio/workflow';
import type { Result } from '@visaguard/kernel';
import { boundedMap } from '../../bounded-map.ts';
import { type StepFailure, settle, stepFailed } from '../../failures.ts';
import type { MapResults } from './carried.ts';
import type { Run } from './run.ts';

type MapCall<T, R> = {
  readonly items: readonly T[];
  readonly concurrency: number;
  readonly fn: (item: T, index: number) => Promise<R>;
};

/**
 * A bounded map longer than one history. When Temporal finds the history long enough, the items under way are awaited
 * and a new run begins with the results so far. That is what a process in one memory does after a crash, and its code
 * is written for it: the process begins again, its steps repeat no effect, and the map goes on where it was.
 */
export async function mapWithCarried<A, T, R>(run: Run<A>, call: MapCall<T, R>): Promise<Result<R, StepFailure>[]> {
  const at = run.mapsBegun++;
  const done: MapResults = run.maps[at] ?? new Map();
  run.maps[at] = done;
  const keys = keysOf(call.items);
  const full = new Error('the history is full');
  try {
    return await boundedMap(call.items, call.concurrency, async (item, index) => {
      const key = keys[index] ?? '';
      const known = done.get(key) as Result<R, StepFailure> | undefined;
      if (!known && isHistoryFull(run)) throw full;
      const result = known ?? (await settle(call.fn(item, index)));
      done.set(key, result);
      if (result.ok) return result.value;
      throw stepFailed(result.error);
    });
  } catch (error) {
    if (error !== full) throw error;
    const maps = run.maps.map((results) => [...results]);
    return run.startAfresh({ maps, signals: run.mailbox.kept(), joiners: run.joiners });
  }
}

// A request to cancel is not handed on to the next run, so a cancelled one ends as it is.
function isHistoryFull<A>(run: Run<A>): boolean {
  return workflowInfo().continueAsNewSuggested && run.cancellation.current() === null;
}

/** Equal items are told apart by how many came before. */
function keysOf(items: readonly unknown[]): string[] {
  const seen = new Map<string, number>();
  return items.map((item) => {
    const json = JSON.stringify(item) ?? 'undefined';
    const before = seen.get(json) ?? 0;
    seen.set(json, before + 1);
    return before === 0 ? json : `${json} #${before}`;
  });
}
