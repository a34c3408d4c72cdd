import { loadState } from '@visaguard/application';
import { type ActorRunUse, actorRunUses, handle, type ScreeningState, type SourceState } from '@visaguard/domain';
import type { TenantScope } from '@visaguard/kernel';
import type { WorkerDependencies } from '../worker-dependencies.ts';
import { abortRun } from './abort-run.ts';
import { isReadable, runIdOf, sourceRuns } from './source-runs.ts';

type Screening = Exclude<ScreeningState, { kind: 'none' }>;

/**
 * Ends the runs that go on for a screening that ended without a report: nobody will read them (rule R2). Safe to repeat.
 * @throws where the service does not answer: come again.
 */
export async function abortRuns(worker: WorkerDependencies, scope: TenantScope, screening: Screening): Promise<void> {
  if (!['closed', 'canceled', 'failed'].includes(screening.kind)) return;
  for (const source of screening.sources) await abortSourceRuns(worker, scope, { screening, source });
}

/** The same of one source that has ended while a run of it may go on. */
export async function abortSourceRuns(
  worker: WorkerDependencies,
  scope: TenantScope,
  { screening, source }: { readonly screening: Screening; readonly source: SourceState },
): Promise<void> {
  if (source.kind !== 'apify') return;
  const reader = await worker.profiles.readerFor(scope);
  if (!reader) return;
  for (const of of actorRunUses) {
    const planned = () => orderOf(worker, scope, { screening, source, of });
    await abortRun({ worker, scope, reader }, { runId: runIdOf(source.sourceId, of), planned });
  }
}

type Planned = { readonly screening: Screening; readonly source: SourceState; readonly of: ActorRunUse };

async function orderOf(worker: WorkerDependencies, scope: TenantScope, { screening, source, of }: Planned) {
  const { state: account } = await loadState(worker.app, scope, { aggregate: handle, streamId: source.handleId });
  if (!isReadable(account)) return null;
  const platform = worker.profiles.sourceOf(source.platform);
  return sourceRuns({ platform, screening, source, account }).of(of).order;
}
