import type { ProbeRef } from '@visaguard/workflow-probe';
import { abortRun } from '../sources/abort-run.ts';
import type { WorkerDependencies } from '../worker-dependencies.ts';
import { loadAccount, probePlan, probeRunIdOf } from './load-probe.ts';

/**
 * Ends the run of a look that has ended without it. Safe to repeat.
 * @throws where the service does not answer: come again.
 */
export async function abortProbe(worker: WorkerDependencies, ref: ProbeRef): Promise<void> {
  const reader = await worker.profiles.readerFor(ref.scope);
  if (!reader) return;
  const planned = async () => probePlan(worker, ref, await loadAccount(worker, ref))?.order ?? null;
  await abortRun({ worker, scope: ref.scope, reader }, { runId: probeRunIdOf(ref), planned });
}
