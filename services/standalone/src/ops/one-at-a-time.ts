import { RebuildRuns } from '@visaguard/read-models';
import { CannotRun } from '../cannot-run.ts';

/** Tells in a sentence that another comparison or rebuild runs. Other errors pass. */
export function refuseSecondRun(error: unknown): never {
  if (!(error instanceof RebuildRuns)) throw error;
  throw new CannotRun('A comparison or a rebuild runs already; wait until it has ended.', { cause: error });
}
