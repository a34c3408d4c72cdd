import { loadState } from '@visaguard/application';
import { type ConsentWithdrawn, handle } from '@visaguard/domain';
import type { HandleId, TenantScope } from '@visaguard/kernel';
import type { ProbeRef } from '@visaguard/workflow-probe';
import { abortProbe } from '../probing/abort-probe.ts';
import { underWay } from '../probing/load-probe.ts';
import { recordUnknown } from '../probing/record-probe.ts';
import type { WorkerDependencies } from '../worker-dependencies.ts';

/**
 * After a consent was withdrawn (rule R2): looks at profiles under it end as unknown, before anything else, so that none
 * proves anything any more; then their processes are stopped, and their runs at the service.
 * @throws where the service does not answer: come again.
 */
export async function endProbes(
  worker: WorkerDependencies,
  scope: TenantScope,
  {
    withdrawn,
    stop,
  }: { readonly withdrawn: ConsentWithdrawn['data']; readonly stop: (ref: ProbeRef) => Promise<unknown> },
): Promise<void> {
  await worker.readModelsSettled();
  const under: ProbeRef[] = [];
  for (const row of await worker.queries.handles.ofApplicant(scope, withdrawn.applicantId)) {
    const handleId = row.handleId as HandleId;
    const { state } = await loadState(worker.app, scope, { aggregate: handle, streamId: handleId });
    if (state.kind === 'none' || state.probe?.consentId !== withdrawn.consentId) continue;
    const ref = { scope, handleId, probeId: state.probe.probeId };
    under.push(ref);
    if (underWay(state, ref)) await recordUnknown(worker, ref, null);
  }
  for (const ref of under) await stop(ref);
  for (const ref of under) await abortProbe(worker, ref);
}
