import { actorRunUses } from '@visaguard/domain';
import type { SourceId, TenantScope } from '@visaguard/kernel';
import type { WorkerDependencies } from '../worker-dependencies.ts';
import { slotKeyOf } from './run-records.ts';
import { runIdOf } from './source-runs.ts';

/** Frees what a source that was given up may still hold in the queue of runs. */
export async function releaseRuns(worker: WorkerDependencies, scope: TenantScope, sourceId: SourceId): Promise<void> {
  const reader = await worker.profiles.readerFor(scope);
  if (!reader) return;
  for (const use of actorRunUses) {
    worker.profiles.slots.release({ key: slotKeyOf(reader), runId: runIdOf(sourceId, use) });
  }
}
