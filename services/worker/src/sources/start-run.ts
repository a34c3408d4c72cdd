import type { ApifyFailure } from '@visaguard/collection/apify';
import { type ActorRunState, startRun as decideStart } from '@visaguard/domain';
import { type Instant, instant } from '@visaguard/kernel';
import { minutesSince, ordered, postponed, recordRun, slotOf, tellFailed, unavailable } from './run-records.ts';
import type { RunPlan, RunStep, RunUse } from './run-step.ts';

/** For so long a source waits for a service that does not answer, or for room at it. */
const unreachableMinutesMax = 15;
const busyMinutesMax = 6 * 60;

type Known<State> = { readonly state: State; readonly version: number };
type Waiting = Extract<ActorRunState, { readonly kind: 'none' | 'postponed' }>;
type Ordered = Extract<ActorRunState, { readonly kind: 'ordered' }>;

/** A run that nobody has asked the service for yet: asked for where the adapter is open and there is room. */
export async function orderAndStart(use: RunUse, plan: RunPlan, { state, version }: Known<Waiting>): Promise<RunStep> {
  const { gate, slots, waits } = use.worker.profiles;
  const { runId, platform } = plan;
  const answer = await gate.ask({ platform, key: use.reader.key });
  if (!answer.open) {
    const since = state.kind === 'postponed' ? state.since : null;
    const isOver = minutesSince(use, since) > unreachableMinutesMax;
    if (answer.isFinal || isOver) return unavailable(use, plan, answer.code);
    await recordRun(use, runId, { key: `${version}/postponed`, decide: postponed(use, plan, answer.code) });
    return { kind: 'wait', afterMs: waits.closed };
  }
  if (!slots.take(slotOf(use, plan))) return { kind: 'wait', afterMs: waits.slot };
  const decide = ordered(use, plan);
  await recordRun(use, runId, { key: `${version}/ordered`, decide });
  const waitingSince = state.kind === 'postponed' ? state.since : instant(use.worker.app.clock);
  return start(use, plan, { attemptedSince: null, waitingSince, version: version + 1 });
}

/** A run that was ordered before: a worker may have died between the order and the service's answer. */
export function startAgain(use: RunUse, plan: RunPlan, { state, version }: Known<Ordered>): Promise<RunStep> {
  return start(use, plan, { attemptedSince: state.order.orderedAt, waitingSince: state.waitingSince, version });
}

type Attempt = {
  /** Null: nobody can have started it before. */
  readonly attemptedSince: Instant | null;
  readonly waitingSince: Instant;
  /** Of the run, once ordered. */
  readonly version: number;
};

async function start(use: RunUse, plan: RunPlan, attempt: Attempt): Promise<RunStep> {
  const { runId, order } = plan;
  const wakeUrl = await use.worker.profiles.wakeUrlOf(use.scope, runId);
  const answer = await use.reader.apify.start(order, attempt.attemptedSince, wakeUrl);
  if (!answer.ok) return notStarted(use, plan, { ...attempt, failure: answer.error });
  const { runId: vendorRunId, datasetId } = answer.value;
  const started = { runId, vendorRunId, datasetId, startedAt: instant(use.worker.app.clock) };
  const decide = (state: ActorRunState) => decideStart(state, started);
  await recordRun(use, runId, { key: `${attempt.version}/started`, decide });
  return { kind: 'wait', afterMs: use.worker.profiles.waits.afterStart, isUnderWay: true };
}

async function notStarted(
  use: RunUse,
  plan: RunPlan,
  { failure, waitingSince, version }: Attempt & { readonly failure: ApifyFailure },
): Promise<RunStep> {
  const { class: of, code } = failure;
  const { runId } = plan;
  const { waits } = use.worker.profiles;
  const minutes = minutesSince(use, waitingSince);
  const postpone = () => recordRun(use, runId, { key: `${version}/postponed`, decide: postponed(use, plan, code) });
  if (of === 'busy' || code === 'rate-limit-exceeded') {
    await postpone();
    const full = unavailable(use, plan, 'rate_limited');
    return minutes > busyMinutesMax ? full : { kind: 'wait', afterMs: waits.busy };
  }
  if (of === 'retryable') {
    await tellFailed(use, plan, { code, isFinal: false });
    // The run may be there, so it stays ordered: the next attempt looks for it first.
    return minutes > unreachableMinutesMax ? unavailable(use, plan, code) : { kind: 'wait', afterMs: waits.retry };
  }
  await tellFailed(use, plan, { code, isFinal: true });
  await postpone();
  return unavailable(use, plan, code);
}
