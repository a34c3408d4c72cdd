import type { ApifyFailure } from '@visaguard/collection/apify';
import { type ActorRunState, startRun as decideStart } from '@visaguard/domain';
import { type Instant, instant } from '@visaguard/kernel';
import {
  minutesSince,
  ordered,
  postponed,
  recordRun,
  slotKeyOf,
  slotOf,
  tellFailed,
  unavailable,
} from './run-records.ts';
import type { RunPlan, RunStep, RunUse } from './run-step.ts';

/** For so long a source waits for a service that does not answer. */
const unreachableMinutesMax = 15;
/** For so long it waits for room at a service that has none. */
const busyMinutesMax = 6 * 60;
/** Of all that wait in the queue, one asks by itself so often. */
const askedEveryMs = 50;

type Known<State> = { readonly state: State; readonly version: number };
type Waiting = Extract<ActorRunState, { readonly kind: 'none' | 'postponed' }>;
type Ordered = Extract<ActorRunState, { readonly kind: 'ordered' }>;

/**
 * A run that nobody has asked the service for yet: asked for where there is room and the adapter is open. Room comes
 * first, so that the one try of a breaker is not given to somebody who then has to wait.
 */
export async function orderAndStart(use: RunUse, plan: RunPlan, { state, version }: Known<Waiting>): Promise<RunStep> {
  const { gate, slots, waits } = use.worker.profiles;
  const { runId, platform } = plan;
  if (!slots.take(slotOf(use, plan))) return { kind: 'wait', afterMs: askAgainMs(use) };
  const answer = await gate.ask({ platform, key: use.reader.key });
  if (!answer.open) return shut(use, plan, { state, version, ...answer });
  const isMine = await recordRun(use, runId, { key: `${version}/ordered`, decide: ordered(use, plan) });
  // Another attempt at this step has ordered it, and may be starting it just now.
  if (!isMine) return { kind: 'wait', afterMs: waits.retry };
  const waited = state.kind === 'postponed' ? state : null;
  return start(use, plan, { attemptedSince: null, orderedAt: null, waited, version: version + 1 });
}

/** Who waits is called. Were many to ask by themselves all the time, nothing else would be done. */
function askAgainMs({ worker, reader }: RunUse): number {
  const { slots, waits } = worker.profiles;
  return Math.max(waits.slot, slots.waiting(slotKeyOf(reader)) * askedEveryMs);
}

type Shut = Known<Waiting> & { readonly code: string; readonly isFinal: boolean };

async function shut(use: RunUse, plan: RunPlan, { state, version, code, isFinal }: Shut): Promise<RunStep> {
  const { slots, waits } = use.worker.profiles;
  const since = state.kind === 'postponed' && state.code === code ? state.since : null;
  if (isFinal || minutesSince(use, since) > unreachableMinutesMax) return unavailable(use, plan, code);
  slots.release(plan.runId);
  await recordRun(use, plan.runId, { key: `${version}/postponed`, decide: postponed(use, plan, code) });
  return { kind: 'wait', afterMs: waits.closed };
}

/**
 * A run that was ordered before: a worker may have died between the order and the service's answer. Or it has not, and
 * waits for that answer still: so long nobody else asks.
 */
export async function startAgain(use: RunUse, plan: RunPlan, { state, version }: Known<Ordered>): Promise<RunStep> {
  const { order, waited } = state;
  const { lostStart } = use.worker.profiles.waits;
  const remainingMs = lostStart - minutesSince(use, order.orderedAt) * 60_000;
  if (remainingMs > 0) return { kind: 'wait', afterMs: remainingMs, isUnderWay: true };
  const { orderedAt } = order;
  return start(use, plan, { attemptedSince: orderedAt, orderedAt, waited, version });
}

type Attempt = {
  /** Null: nobody can have started it before. */
  readonly attemptedSince: Instant | null;
  /** Since when the service has been asked in vain; null: it has not. */
  readonly orderedAt: Instant | null;
  readonly waited: { readonly code: string; readonly since: Instant } | null;
  /** Of the run, once ordered. */
  readonly version: number;
};

async function start(use: RunUse, plan: RunPlan, attempt: Attempt): Promise<RunStep> {
  const { runId, order } = plan;
  const wakeUrl = await use.worker.profiles.wakeUrlOf(use.scope, runId);
  // An attempt that was left behind starts nothing: another one is at it.
  use.signal.throwIfAborted();
  const answer = await use.reader.apify.start(order, attempt.attemptedSince, wakeUrl);
  if (!answer.ok) return notStarted(use, plan, { ...attempt, failure: answer.error });
  const { runId: vendorRunId, datasetId } = answer.value;
  const started = { runId, vendorRunId, datasetId, startedAt: instant(use.worker.app.clock) };
  const decide = (state: ActorRunState) => decideStart(state, started);
  await recordRun(use, runId, { key: `${attempt.version}/started`, decide });
  return { kind: 'wait', afterMs: use.worker.profiles.waits.afterStart, isUnderWay: true };
}

type NotStarted = Attempt & { readonly failure: ApifyFailure };

async function notStarted(use: RunUse, plan: RunPlan, attempt: NotStarted): Promise<RunStep> {
  const { failure, orderedAt, version } = attempt;
  const { class: of, code } = failure;
  if (of === 'busy' || code === 'rate-limit-exceeded') return refusedForNow(use, plan, attempt);
  await tellFailed(use, plan, { code, isFinal: of === 'out_of_money' || of === 'bad_config' });
  if (of === 'retryable') {
    // The run may be there, so it stays ordered: the next attempt looks for it first.
    if (minutesSince(use, orderedAt) > unreachableMinutesMax) return unavailable(use, plan, code);
    return { kind: 'wait', afterMs: use.worker.profiles.waits.retry, isUnderWay: true };
  }
  await recordRun(use, plan.runId, { key: `${version}/postponed`, decide: postponed(use, plan, code) });
  return unavailable(use, plan, code);
}

/** The service has as many runs as it takes, or as many calls: it started nothing, and all of the key leave it alone. */
async function refusedForNow(use: RunUse, plan: RunPlan, { failure, waited, version }: NotStarted): Promise<RunStep> {
  const { slots, waits } = use.worker.profiles;
  const { code } = failure;
  slots.pause(slotKeyOf(use.reader), waits.busy);
  await recordRun(use, plan.runId, { key: `${version}/postponed`, decide: postponed(use, plan, code) });
  const since = waited?.code === code ? waited.since : null;
  if (minutesSince(use, since) > busyMinutesMax) return unavailable(use, plan, 'rate_limited');
  slots.release(plan.runId);
  return { kind: 'wait', afterMs: waits.busy };
}
