import { ApplicationFailure, CancelledFailure, ChildWorkflowFailure } from '@temporalio/workflow';
import { isCancelled, isStepFailed, type StepFailure } from '../../failures.ts';
import { errorTypes } from '../error-types.ts';

/** How a child ended, as its parent is told. */
export type ChildEnd =
  | { readonly ok: true; readonly output: unknown }
  | { readonly ok: false; readonly code: string; readonly detail: string };

/** Of a child by its own error. */
export function endByError(error: unknown): ChildEnd {
  if (isStepFailed(error)) return { ok: false, code: error.failure.code, detail: error.failure.detail };
  const detail = error instanceof Error ? error.message : String(error);
  return { ok: false, code: isCancelled(error) ? 'cancelled' : 'process_failed', detail };
}

/** Of a child by what Temporal tells its parent. */
export function endByFailure(error: unknown): ChildEnd {
  if (!(error instanceof ChildWorkflowFailure)) throw error;
  const { cause } = error;
  const detail = cause?.message ?? error.message;
  if (cause instanceof CancelledFailure) return { ok: false, code: 'cancelled', detail };
  if (cause instanceof ApplicationFailure && cause.type === errorTypes.stepFailed) {
    const [failure] = cause.details as [StepFailure];
    return { ok: false, code: failure.code, detail: failure.detail };
  }
  return { ok: false, code: 'process_failed', detail };
}
