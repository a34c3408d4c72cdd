import { type ApifyFailure, costSettlesAt, type RunReference } from '@visaguard/collection/apify';
import type { ActorRunState } from '@visaguard/domain';
import { minutesSince, tellFailed, unavailable } from './run-records.ts';
import type { RunPlan, RunStep, RunUse } from './run-step.ts';

/** A run is ended by its own limit long before. */
const runMinutesMax = 60;

export type StartedRun = Extract<ActorRunState, { readonly kind: 'started' }>;

/** Asks how a run stands, and for its rows once it has ended and its cost is final. */
export async function lookAtRun(use: RunUse, plan: RunPlan, state: StartedRun): Promise<RunStep> {
  const { apify } = use.reader;
  const reference = referenceOf(state);
  const minutes = minutesSince(use, state.startedAt);
  const stand = await apify.await(reference, 0);
  if (!stand.ok) return notRead(use, plan, { failure: stand.error, minutes });
  if (stand.value.state === 'running') {
    if (minutes > runMinutesMax) return unavailable(use, plan, 'run_hangs');
    return { kind: 'wait', afterMs: use.worker.profiles.waits.running(minutes), isUnderWay: true };
  }
  // Of a probe nothing depends on what it has cost.
  const settlesAt = plan.use === 'posts' ? costSettlesAt(stand.value) : null;
  const unsettledMs = settlesAt === null ? 0 : Date.parse(settlesAt) - use.worker.app.clock.now().getTime();
  if (unsettledMs > 0) return { kind: 'wait', afterMs: unsettledMs };
  // Apify has forgotten it with its rows: to ask for them would only be refused.
  if (stand.value.status === 'GONE') return { kind: 'rows', run: { end: stand.value, rows: [] } };
  const rows = await apify.read(reference, plan.order.fields, plan.order.rowsMax);
  if (!rows.ok) return notRead(use, plan, { failure: rows.error, minutes });
  return { kind: 'rows', run: { end: stand.value, rows: rows.value } };
}

export function referenceOf({ order, vendorRunId, datasetId }: StartedRun): RunReference {
  return { actor: order.actor, runId: vendorRunId, datasetId };
}

/**
 * The run goes on at the service whatever is known of it here: it is asked again, never started again, and keeps its
 * place. What is said of this one run alone ends it, and shuts nothing for others.
 */
async function notRead(
  use: RunUse,
  plan: RunPlan,
  { failure, minutes }: { readonly failure: ApifyFailure; readonly minutes: number },
): Promise<RunStep> {
  const { class: of, code } = failure;
  const isFinal = of === 'out_of_money' || of === 'bad_config';
  if (code !== 'rate-limit-exceeded') await tellFailed(use, plan, { code, isFinal });
  if (isFinal || of === 'refused' || minutes > runMinutesMax) return unavailable(use, plan, code);
  return { kind: 'wait', afterMs: use.worker.profiles.waits.retry, isUnderWay: true };
}
