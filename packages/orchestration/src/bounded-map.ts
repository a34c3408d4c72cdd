import type { Result } from '@visaguard/kernel';
import { type StepFailure, settle } from './failures.ts';

/**
 * See `Orchestrator.map`. Plain promises only, so every adapter can use it inside deterministic code.
 * @throws RangeError for a concurrency below 1.
 */
export async function boundedMap<T, R>(
  items: readonly T[],
  concurrency: number,
  fn: (item: T, index: number) => Promise<R>,
): Promise<Result<R, StepFailure>[]> {
  if (!(concurrency >= 1)) throw new RangeError('concurrency must be at least 1');
  const results = new Array<Result<R, StepFailure>>(items.length);
  const pending = items.entries();
  const thrown: unknown[] = [];
  const lane = async (): Promise<void> => {
    // The iterator is shared by all lanes: each takes the next item that no other lane has taken.
    for (const [index, item] of pending) {
      try {
        results[index] = await settle(fn(item, index));
      } catch (error) {
        thrown.push(error);
      }
      if (thrown.length > 0) return;
    }
  };
  await Promise.all(Array.from({ length: Math.min(concurrency, items.length) }, lane));
  if (thrown.length > 0) throw thrown[0];
  return results;
}
