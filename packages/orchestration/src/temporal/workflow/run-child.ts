import { WorkflowExecutionAlreadyStartedError } from '@temporalio/common';
import {
  CancellationScope,
  ChildWorkflowCancellationType,
  type ChildWorkflowHandle,
  getExternalWorkflowHandle,
  ParentClosePolicy,
  startChild,
  WorkflowIdReusePolicy,
  workflowInfo,
} from '@temporalio/workflow';
import { stepFailed } from '../../failures.ts';
import type { ProcessDefinition } from '../../port.ts';
import { ownSignals } from '../signal-names.ts';
import { type ChildEnd, endByFailure } from './child-end.ts';
import type { Run } from './run.ts';
import { waitForSignal } from './wait-for-signal.ts';

type ChildStart<A, Input> = { readonly id: string; readonly input: Input; readonly run: Run<A> };
type Child = Pick<ChildWorkflowHandle<() => Promise<unknown>>, 'signal' | 'result' | 'workflowId'>;

/** See `Orchestrator.child`; cancellation rejects with Temporal's own error. */
export async function runChild<A, Input, Output>(
  process: ProcessDefinition<A, Input, Output>,
  start: ChildStart<A, Input>,
): Promise<Output> {
  const end = await runOrJoin(process.name, start);
  if (end.ok) return end.output as Output;
  throw stepFailed({ step: process.name, kind: 'child_failed', attempts: 1, code: end.code, detail: end.detail });
}

async function runOrJoin<A, Input>(process: string, start: ChildStart<A, Input>): Promise<ChildEnd> {
  for (;;) {
    const scope = CancellationScope.current();
    if (scope.consideredCancelled) await scope.cancelRequested;
    // Outside the scope, because Temporal would pass the cancellation on at once and without its reason.
    const child = await CancellationScope.nonCancellable(() => startUnlessRunning(process, start));
    if (child) return CancellationScope.nonCancellable(() => ownEnd(child, scope, start.run));
    const end = await joinedEnd(start);
    if (end) return end;
  }
}

async function startUnlessRunning<A, Input>(process: string, { id, input }: ChildStart<A, Input>) {
  try {
    return await startChild<(input: Input) => Promise<unknown>>(process, {
      workflowId: id,
      args: [input],
      cancellationType: ChildWorkflowCancellationType.WAIT_CANCELLATION_COMPLETED,
      parentClosePolicy: ParentClosePolicy.REQUEST_CANCEL,
      workflowIdReusePolicy: WorkflowIdReusePolicy.ALLOW_DUPLICATE,
    });
  } catch (error) {
    if (error instanceof WorkflowExecutionAlreadyStartedError) return undefined;
    throw error;
  }
}

/** A child of our own is told of the cancellation and ends first, so that its clean-up is done when ours begins. */
async function ownEnd<A>(child: Child, scope: CancellationScope, run: Run<A>): Promise<ChildEnd> {
  if (scope.cancellable) scope.cancelRequested.catch(() => passCancellationOn(child, run));
  try {
    return { ok: true, output: await child.result() };
  } catch (error) {
    if (scope.consideredCancelled) await scope.cancelRequested;
    return endByFailure(error);
  }
}

async function passCancellationOn<A>(child: Child, run: Run<A>): Promise<void> {
  try {
    await child.signal(ownSignals.cancelReason, run.cancellation.current()?.reason);
    await getExternalWorkflowHandle(child.workflowId).cancel();
  } catch {
    // It has ended in the meantime.
  }
}

/** Undefined where it ended before it could be asked. */
async function joinedEnd<A, Input>({ id, run }: ChildStart<A, Input>): Promise<ChildEnd | undefined> {
  try {
    const { workflowId } = workflowInfo();
    await CancellationScope.nonCancellable(() => getExternalWorkflowHandle(id).signal(ownSignals.join, workflowId));
  } catch {
    return undefined;
  }
  const told = await waitForSignal(run.mailbox, ownSignals.ended(id));
  return told.kind === 'signal' ? (told.payload as ChildEnd) : undefined;
}
