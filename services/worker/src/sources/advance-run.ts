import { loadState } from '@visaguard/application';
import { actorRun } from '@visaguard/domain';
import { lookAtRun } from './look-at-run.ts';
import { keyIdOf, slotOf, unavailable } from './run-records.ts';
import type { RunPlan, RunStep, RunUse } from './run-step.ts';
import { orderAndStart, startAgain } from './start-run.ts';

/**
 * Takes one run one step on. What is known of it stands in events, written before the service is asked and after it
 * answered, so a worker that comes after a crash goes on with the same run and starts no second one.
 */
export async function advanceRun(use: RunUse, plan: RunPlan): Promise<RunStep> {
  const step = await nextStep(use, plan);
  if (step.kind === 'wait' && step.isUnderWay) use.worker.profiles.slots.note(slotOf(use, plan), step.afterMs);
  return step;
}

async function nextStep(use: RunUse, plan: RunPlan): Promise<RunStep> {
  const { runId } = plan;
  const { state, version } = await loadState(use.worker.app, use.scope, { aggregate: actorRun, streamId: runId });
  if (state.kind === 'none' || state.kind === 'postponed') return orderAndStart(use, plan, { state, version });
  if (state.kind === 'ended') return { kind: 'ended', outcome: state.end.outcome };
  // Under another key the run is not to be seen, by another actor's form it is not to be read, and a second one would be
  // paid for.
  if (state.order.keyId !== keyIdOf(use.reader)) return unavailable(use, plan, 'key_changed');
  if (state.order.actor !== plan.order.actor) return unavailable(use, plan, 'actor_changed');
  return state.kind === 'started' ? lookAtRun(use, plan, state) : startAgain(use, plan, { state, version });
}

/**
 * To be called once it is known how a run went: tells who watches the adapters (rule R30), and frees its place, or hands
 * it to the run that comes next of the same source, so that what was begun is finished first.
 */
export async function settleRun(
  use: RunUse,
  plan: RunPlan,
  { adapterFault, next }: { readonly adapterFault: string | null; readonly next?: RunPlan },
): Promise<void> {
  const { gate, slots, waits } = use.worker.profiles;
  if (next) slots.note(slotOf(use, next), waits.afterStart);
  slots.release(plan.runId);
  const of = { platform: plan.platform, key: use.reader.key };
  if (adapterFault === null) return gate.tell(of, { kind: 'worked' });
  return gate.tell(of, { kind: 'failed', code: adapterFault, isFinal: false });
}
