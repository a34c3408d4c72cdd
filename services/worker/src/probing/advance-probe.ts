import { loadState, permitReading } from '@visaguard/application';
import { judgeProbe } from '@visaguard/collection/apify';
import { consent, type NotAssessedReason } from '@visaguard/domain';
import { type ConsentId, instant } from '@visaguard/kernel';
import type { ActivityContext } from '@visaguard/orchestration';
import type { ProbeRef, ProbeStep } from '@visaguard/workflow-probe';
import { adapterFault } from '../sources/adapter-fault.ts';
import { advanceRun, settleRun } from '../sources/advance-run.ts';
import type { EndedRun, RunPlan, RunStep, RunUse } from '../sources/run-step.ts';
import type { WorkerDependencies } from '../worker-dependencies.ts';
import { abortProbe } from './abort-probe.ts';
import { type Account, loadAccount, probePlan, underWay } from './load-probe.ts';
import { outcomeOf, recordLook, recordUnknown } from './record-probe.ts';

/**
 * Takes a look at a public profile one step on: one run at the service, read once it has ended. Before each step the
 * consent is asked again (rule R1); where it has gone the run is ended and the look proves nothing (rule R2).
 */
export async function advanceProbe(
  worker: WorkerDependencies,
  ref: ProbeRef,
  { signal }: Pick<ActivityContext, 'signal'>,
): Promise<ProbeStep> {
  const account = await loadAccount(worker, ref);
  const look = underWay(account, ref);
  if (!look) return broken(worker, ref);
  const { consentId } = look;
  const plan = probePlan(worker, ref, account);
  if (!plan || !(await isPermitted(worker, ref, { account, consentId }))) {
    await recordUnknown(worker, ref, null);
    return broken(worker, ref);
  }
  const reader = await worker.profiles.readerFor(ref.scope);
  if (!reader) return unknown(worker, ref, 'adapter_down');
  const use = { worker, scope: ref.scope, reader, signal };
  const step = await advanceRun(use, plan);
  switch (step.kind) {
    case 'rows':
      return looked(use, ref, { plan, account, consentId, run: step.run });
    case 'wait':
      return waiting(worker, ref, step);
    case 'unavailable':
      return unknown(worker, ref, step.code === 'rate_limited' ? 'rate_limited' : 'adapter_down');
    case 'ended':
      // Its end is recorded with what it has shown; so it was ended by somebody else.
      return unknown(worker, ref, 'adapter_down');
  }
}

type Asked = { readonly account: Account; readonly consentId: ConsentId };

async function isPermitted(worker: WorkerDependencies, { scope }: ProbeRef, { account, consentId }: Asked) {
  const { state: permission } = await loadState(worker.app, scope, { aggregate: consent, streamId: consentId });
  return permitReading({ account, permission, source: 'apify', at: instant(worker.app.clock) }).ok;
}

type Ended = Asked & { readonly plan: RunPlan; readonly run: EndedRun };

async function looked(use: RunUse, ref: ProbeRef, { plan, account, consentId, run }: Ended): Promise<null> {
  const platform = use.worker.profiles.sourceOf(account.platform);
  const seen = judgeProbe(platform, account.canonical ?? '', run);
  await recordLook(use, ref, { run, seen, consentId });
  await settleRun(use, plan, { adapterFault: adapterFault(outcomeOf(seen)) });
  return null;
}

/** Also where a run has just been started for a look that was ended meanwhile: nobody would come to end it. */
async function waiting(
  worker: WorkerDependencies,
  ref: ProbeRef,
  { afterMs }: Extract<RunStep, { readonly kind: 'wait' }>,
): Promise<ProbeStep> {
  if (underWay(await loadAccount(worker, ref), ref)) return { waitMs: afterMs };
  return broken(worker, ref);
}

async function unknown(worker: WorkerDependencies, ref: ProbeRef, reason: NotAssessedReason): Promise<null> {
  await recordUnknown(worker, ref, reason);
  return null;
}

async function broken(worker: WorkerDependencies, ref: ProbeRef): Promise<null> {
  await abortProbe(worker, ref);
  return null;
}
