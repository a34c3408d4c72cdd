import {
  ApplicationFailure,
  CancellationScope,
  DeterminismViolationError,
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
import { createCancellation, type RunCancellation } from './cancellation.ts';
import { createOrchestrator } from './orchestrator.ts';

const { processes } = proxySinks<ProcessSinks>();

/**
 * The Temporal workflow of a process. Export it from the bundle's entry under the process's name.
 * @param policies shorter ones for tests, which cannot make Temporal's time go faster.
 */
export function workflowOf<A, Input, Output>(
  process: ProcessDefinition<A, Input, Output>,
  policies: ActivityPolicies = activityPolicies,
): (input: Input) => Promise<Output> {
  return async (input) => {
    const mailbox = createMailbox();
    const cancellation = createCancellation(CancellationScope.current());
    setDefaultSignalHandler((name, payload) => {
      if (name === ownSignals.cancelReason) cancellation.because(String(payload));
      else mailbox.put(name, payload);
    });
    try {
      return await process.run(createOrchestrator<A>({ process, policies, mailbox, cancellation }), input);
    } catch (error) {
      throw endOf(error, process.name, cancellation);
    }
  };
}

/** How Temporal is told of the end: an error of no kind that it knows would have the task tried again for ever. */
function endOf(error: unknown, process: string, cancellation: RunCancellation): unknown {
  if (isCancelled(error) && cancellation.current()) return cancellation.asEnd();
  if (error instanceof TemporalFailure || error instanceof DeterminismViolationError) return error;
  const { name, message } = error instanceof Error ? error : new Error(String(error));
  processes.failed({ id: workflowInfo().workflowId, process, name, message });
  if (isStepFailed(error)) return ApplicationFailure.nonRetryable(message, errorTypes.stepFailed, error.failure);
  return ApplicationFailure.nonRetryable(message, name);
}
