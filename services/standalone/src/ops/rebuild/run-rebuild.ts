import { scopeKey } from '@visaguard/kernel';
import { FoldStopped, rebuildReadModels } from '@visaguard/read-models';
import { CannotRun } from '../../cannot-run.ts';
import { stopSignal } from '../../stop-signal.ts';
import { refuseSecondRun } from '../one-at-a-time.ts';
import { type OpsDatabases, withDatabases } from '../open-databases.ts';
import type { OpsArguments } from '../ops-arguments.ts';

/** `visaguard ops rebuild`. @returns 0 where the new read models are in place, 1 where the old ones stay. */
export async function runRebuild(args: OpsArguments): Promise<number> {
  const stopping = stopSignal();
  try {
    const startedMs = performance.now();
    const events = await withDatabases(args, (databases) => rebuild(databases, stopping));
    const seconds = ((performance.now() - startedMs) / 1000).toFixed(1);
    process.stdout.write(`The read models are built anew from ${events} events, in ${seconds} s.\n`);
    return 0;
  } catch (error) {
    if (stopping.aborted) throw new CannotRun('Cancelled; the read models are as they were.', { cause: error });
    throw error;
  }
}

async function rebuild(databases: OpsDatabases, signal: AbortSignal): Promise<number> {
  try {
    return await rebuildReadModels({
      owner: databases.owner(),
      projector: databases.pool('vg_projector'),
      tail: databases.pool('vg_tail'),
      signal,
    });
  } catch (error) {
    if (!(error instanceof FoldStopped)) return refuseSecondRun(error);
    const { scope, streamId, version } = error.event;
    throw new CannotRun(
      `Stopped at version ${version} of ${streamId} (${scopeKey(scope)}), which cannot be applied (${error.reason}); the read models are as they were.`,
      { cause: error },
    );
  }
}
