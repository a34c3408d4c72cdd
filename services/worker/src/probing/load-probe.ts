import { loadState } from '@visaguard/application';
import { probeOrder } from '@visaguard/collection/apify';
import { type HandleState, handle } from '@visaguard/domain';
import { type ConsentId, deriveId, sha256Hex } from '@visaguard/kernel';
import { permanentFailure } from '@visaguard/orchestration';
import type { ProbeRef } from '@visaguard/workflow-probe';
import type { RunPlan } from '../sources/run-step.ts';
import type { WorkerDependencies } from '../worker-dependencies.ts';

export type Account = Exclude<HandleState, { kind: 'none' }>;

export async function loadAccount(worker: WorkerDependencies, { scope, handleId }: ProbeRef): Promise<Account> {
  const { state } = await loadState(worker.app, scope, { aggregate: handle, streamId: handleId });
  if (state.kind === 'none') throw permanentFailure('handle_unknown', 'there is no such handle');
  return state;
}

/** The look while nothing that it has shown is on record; null from then on. */
export function underWay({ probe }: Account, { probeId }: ProbeRef): { readonly consentId: ConsentId } | null {
  return probe?.probeId === probeId && probe.result === null ? probe : null;
}

export const probeRunIdOf = ({ probeId }: ProbeRef) => deriveId('actorRun', [probeId, 'probe']);

/** The one run of a look; null once the account's name is erased. It follows from the look, so it is the same always. */
export function probePlan(worker: WorkerDependencies, ref: ProbeRef, account: Account): RunPlan | null {
  const { handleId, applicantId, platform, canonical } = account;
  if (canonical === null) return null;
  const runId = probeRunIdOf(ref);
  const asked = { handle: canonical, startKeySha256: sha256Hex(runId) };
  const order = probeOrder(worker.profiles.sourceOf(platform), asked);
  return { runId, owner: { kind: 'handle', handleId }, applicantId, platform, use: 'probe', order };
}
