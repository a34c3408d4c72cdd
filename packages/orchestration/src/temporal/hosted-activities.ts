import { ApplicationFailure, CancelledFailure, Context } from '@temporalio/activity';
import { activityName } from '../activity-name.ts';
import { isPermanentFailure } from '../failures.ts';
import type { RunningWork } from '../in-process/running-work.ts';
import type { ActivityContext, ActivitySet, ProcessDefinition } from '../port.ts';
import { type ActivityFailureDetail, errorTypes } from './error-types.ts';

/** A process by name, and the activities that a worker carries out for it. */
export type HostedProcess = { readonly process: string; readonly activities: Readonly<Record<string, Hosted>> };
type Hosted = (input: unknown, context: ActivityContext) => Promise<unknown>;

export function hostProcess<A extends ActivitySet<A>, Input, Output>(
  process: ProcessDefinition<A, Input, Output>,
  activities: A,
): HostedProcess {
  return { process: process.name, activities: Object.fromEntries(Object.entries(activities as object)) };
}

/** The activities as Temporal calls them. `work` knows those under way, and aborts them at shutdown. */
export function hostedActivities(processes: readonly HostedProcess[], work: RunningWork): Record<string, object> {
  const named = processes.flatMap(({ process, activities }) =>
    Object.entries(activities).map(([name, activity]) => [
      activityName(process, name),
      (input: unknown) => attempt((context) => activity(input, context), work),
    ]),
  );
  return Object.fromEntries(named);
}

async function attempt(invoke: (context: ActivityContext) => Promise<unknown>, work: RunningWork): Promise<unknown> {
  const { info, cancellationSignal } = Context.current();
  const shutdown = new AbortController();
  const ended = work.begin(shutdown);
  const limit = timeLimit(info.startToCloseTimeoutMs);
  const stopHeartbeat = keepHeartbeat(info.heartbeatTimeoutMs);
  const signal = AbortSignal.any([cancellationSignal, shutdown.signal, limit.signal]);
  try {
    return await Promise.race([invoke({ attempt: info.attempt, signal }), limit.passed]);
  } catch (error) {
    throw failureOf(error, info.attempt);
  } finally {
    stopHeartbeat();
    limit.stop();
    ended();
  }
}

/** Temporal tells an activity of its cancellation in the answer to a heartbeat, and of a dead worker by their absence. */
function keepHeartbeat(timeoutMs: number | undefined): () => void {
  if (timeoutMs === undefined) return () => {};
  const context = Context.current();
  const timer = setInterval(() => context.heartbeat(), timeoutMs / 4);
  return () => clearInterval(timer);
}

/** An attempt that outlives its time-out is left behind, its signal aborted: nothing of what it still does is awaited. */
function timeLimit(timeoutMs: number) {
  const abort = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const passed = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      const error = new Error(`no answer within ${timeoutMs} ms`);
      abort.abort(error);
      reject(error);
    }, timeoutMs);
  });
  return { signal: abort.signal, passed, stop: () => clearTimeout(timer) };
}

function failureOf(error: unknown, attempts: number): Error {
  const { cancellationDetails } = Context.current();
  if (cancellationDetails?.cancelRequested) return new CancelledFailure('cancelled');
  const code = isPermanentFailure(error) ? error.code : null;
  const detail: ActivityFailureDetail = { code, attempt: attempts };
  return ApplicationFailure.create({
    message: error instanceof Error ? error.message : String(error),
    type: errorTypes.activityFailed,
    nonRetryable: code !== null,
    details: [detail],
  });
}
