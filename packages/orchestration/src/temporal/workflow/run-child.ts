import {
  ApplicationFailure,
  CancellationScope,
  CancelledFailure,
  ChildWorkflowCancellationType,
  ChildWorkflowFailure,
  type ChildWorkflowHandle,
  getExternalWorkflowHandle,
  isCancellation,
  ParentClosePolicy,
  startChild,
  WorkflowIdReusePolicy,
} from '@temporalio/workflow';
import { type StepFailure, stepFailed } from '../../failures.ts';
import type { ProcessDefinition } from '../../port.ts';
import { errorTypes } from '../error-types.ts';
import { ownSignals } from '../signal-names.ts';
import type { RunCancellation } from './cancellation.ts';

type ChildStart<Input> = { readonly id: string; readonly input: Input; readonly cancellation: RunCancellation };
type ProcessWorkflow<Input, Output> = (input: Input) => Promise<Output>;

export async function runChild<A, Input, Output>(
  process: ProcessDefinition<A, Input, Output>,
  { id, input, cancellation }: ChildStart<Input>,
): Promise<Output> {
  const scope = CancellationScope.current();
  if (scope.consideredCancelled) await scope.cancelRequested;
  // Outside the scope, because Temporal would pass the cancellation on at once and without its reason.
  return CancellationScope.nonCancellable(async () => {
    const child = await startChild<ProcessWorkflow<Input, Output>>(process.name, {
      workflowId: id,
      args: [input],
      cancellationType: ChildWorkflowCancellationType.WAIT_CANCELLATION_COMPLETED,
      parentClosePolicy: ParentClosePolicy.REQUEST_CANCEL,
      workflowIdReusePolicy: WorkflowIdReusePolicy.ALLOW_DUPLICATE,
    });
    const passedOn = passCancellationOn(scope, child, cancellation);
    try {
      return (await child.result()) as Output;
    } catch (error) {
      if (scope.consideredCancelled) await passedOn;
      throw error instanceof ChildWorkflowFailure ? childFailed(process.name, error) : error;
    }
  });
}

/** The child is told of the cancellation and ends first, so that its clean-up is done when the parent's begins. */
async function passCancellationOn(
  scope: CancellationScope,
  child: Pick<ChildWorkflowHandle<() => Promise<unknown>>, 'signal' | 'workflowId'>,
  cancellation: RunCancellation,
): Promise<void> {
  if (!scope.cancellable) return;
  try {
    await scope.cancelRequested;
  } catch {
    try {
      await child.signal(ownSignals.cancelReason, cancellation.current()?.reason);
      await getExternalWorkflowHandle(child.workflowId).cancel();
    } catch {
      // It has ended in the meantime.
    }
  }
}

function childFailed(step: string, error: ChildWorkflowFailure): Error {
  const { cause } = error;
  const failure = { step, kind: 'child_failed', attempts: 1 } as const;
  if (isCancellation(error) || cause instanceof CancelledFailure) {
    return stepFailed({ ...failure, code: 'cancelled', detail: cause?.message ?? error.message });
  }
  if (cause instanceof ApplicationFailure && cause.type === errorTypes.stepFailed) {
    const [{ code, detail }] = cause.details as [StepFailure];
    return stepFailed({ ...failure, code, detail });
  }
  return stepFailed({ ...failure, code: 'process_failed', detail: cause?.message ?? error.message });
}
