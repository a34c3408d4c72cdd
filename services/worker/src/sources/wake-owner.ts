import { loadState } from '@visaguard/application';
import { handle } from '@visaguard/domain';
import type { ProcessRunner } from '@visaguard/orchestration';
import { probeWoken } from '@visaguard/workflow-probe';
import { sourceWoken } from '@visaguard/workflow-screening';
import { probeProcessId, screeningProcessId } from '../process-starts.ts';
import type { WorkerDependencies } from '../worker-dependencies.ts';
import type { SlotAsk } from './run-slots.ts';

type Waking = { readonly worker: Pick<WorkerDependencies, 'app'>; readonly runner: ProcessRunner };

/** Tells the process that waits for a run to look at it now. @returns whether there is such a process. */
export async function wakeOwner(
  { worker, runner }: Waking,
  { scope, owner }: Pick<SlotAsk, 'scope' | 'owner'>,
): Promise<boolean> {
  if (owner.kind === 'source') {
    const { screeningId, sourceId } = owner;
    return (await runner.signal(screeningProcessId(scope, screeningId), sourceWoken(sourceId))) === 'delivered';
  }
  // A handle has one look at a time.
  const { state } = await loadState(worker.app, scope, { aggregate: handle, streamId: owner.handleId });
  if (state.kind === 'none' || !state.probe) return false;
  return (await runner.signal(probeProcessId(scope, state.probe.probeId), probeWoken)) === 'delivered';
}
