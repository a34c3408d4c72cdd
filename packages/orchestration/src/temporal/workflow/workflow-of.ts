import {
  ApplicationFailure,
  CancellationScope,
  ContinueAsNew,
  continueAsNew,
  DeterminismViolationError,
  getExternalWorkflowHandle,
  proxySinks,
  setDefaultSignalHandler,
  TemporalFailure,
  workflowInfo,
} from '@temporalio/workflow';
import { type ActivityPolicies, activityPolicies } from '../../activity-policy.ts';
import { isCancelled, isStepFailed } from '../../failures.ts';
import { createMailbox } from '../../mailbox.ts';
import type { ProcessDefinition } from '../../port.ts';
import { errorTypes } from '../error-types.ts';
import type { ProcessSinks } from '../process-sinks.ts';
import { ownSignals } from '../signal-names.ts';
import { createCancellation } from './cancellation.ts';
import { type Carried, nothingCarried } from './carried.ts';
import { type ChildEnd, endByError } from './child-end.ts';
import { createOrchestrator } from './orchestrator.ts';
import type { Run } from './run.ts';

const { processes } = proxySinks<ProcessSinks>();

/**
 * The Temporal workflow of a process. Export it from the bundle's entry under the process's name.
 * @param policies shorter ones for tests, which cannot make Temporal's time go faster.
 */
export function workflowOf<A, Input, Output>(
  process: ProcessDefinition<A, Input, Output>,
  policies: ActivityPolicies = activityPolicies,
): (input: Input, carried?: Carried) => Promise<Output> {
  return async (input, carried = nothingCarried) => {
    const run: Run<A> = {
      process,
      policies,
      mailbox: createMailbox(),
      cancellation: createCancellation(CancellationScope.current()),
      joiners: [...carried.joiners],
      maps: carried.maps.map((results) => new Map(results)),
      mapsBegun: 0,
      startAfresh: (next) => continueAsNew<(input: Input, carried: Carried) => Promise<unknown>>(input, next),
    };
    for (const [name, payload] of carried.signals) run.mailbox.put(name, payload);
    setDefaultSignalHandler((name, payload) => receive(run, name, payload));
    try {
      const output = await process.run(createOrchestrator(run), input);
      await tellJoiners(run, { ok: true, output });
      return output;
    } catch (error) {
      if (!(error instanceof ContinueAsNew)) await tellJoiners(run, endByError(error));
      throw endOf(error, run);
    }
  };
}

function receive<A>(run: Run<A>, name: string, payload: unknown): void {
  if (name === ownSignals.cancelReason) run.cancellation.because(String(payload));
  else if (name === ownSignals.join) run.joiners.push(String(payload));
  else run.mailbox.put(name, payload);
}

/** Whoever asks while the end is being told is told as well: Temporal ends no workflow over a signal not seen. */
async function tellJoiners<A>(run: Run<A>, end: ChildEnd): Promise<void> {
  const name = ownSignals.ended(workflowInfo().workflowId);
  await CancellationScope.nonCancellable(async () => {
    for (let joiner = run.joiners.shift(); joiner !== undefined; joiner = run.joiners.shift()) {
      // A joiner that has ended waits for nobody.
      await getExternalWorkflowHandle(joiner)
        .signal(name, end)
        .catch(() => {});
    }
  });
}

/** How Temporal is told of the end: an error of no kind that it knows would have the task tried again for ever. */
function endOf<A>(error: unknown, run: Run<A>): unknown {
  if (isCancelled(error) && run.cancellation.current()) return run.cancellation.asEnd();
  if (error instanceof ContinueAsNew || error instanceof DeterminismViolationError) return error;
  const { name, message } = error instanceof Error ? error : new Error(String(error));
  processes.failed({ id: workflowInfo().workflowId, process: run.process.name, name, message });
  if (error instanceof TemporalFailure) return error;
  if (isStepFailed(error)) return ApplicationFailure.nonRetryable(message, errorTypes.stepFailed, error.failure);
  return ApplicationFailure.nonRetryable(message, name);
}
