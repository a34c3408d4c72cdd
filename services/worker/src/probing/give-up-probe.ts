import type { ProbeRef } from '@visaguard/workflow-probe';
import type { WorkerDependencies } from '../worker-dependencies.ts';
import { loadAccount, probeRunIdOf } from './load-probe.ts';
import { recordUnknown } from './record-probe.ts';

/**
 * Ends a look whose attempts ran out. Not where a newer program has written to what it needs: attempts of this one say
 * nothing about the profile then, and the look stays open for a worker that knows more (rule E27).
 * @throws UnknownEvent
 */
export async function giveUpProbe(worker: WorkerDependencies, ref: ProbeRef): Promise<void> {
  const { probe } = await loadAccount(worker, ref);
  const runId = probeRunIdOf(ref);
  const needed = [runId, ...(probe ? [probe.consentId] : [])];
  await Promise.all(needed.map((streamId) => worker.app.events.load(ref.scope, streamId)));
  await recordUnknown(worker, ref, 'adapter_down');
  worker.profiles.slots.release(runId);
}
