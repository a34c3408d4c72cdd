import type { Result } from '@visaguard/kernel';

/**
 * A step of a process that failed for good. `code` is the activity's own for a permanent failure. `detail` comes from
 * the error's message: activities put no personal content there.
 */
export type StepFailure = {
  readonly step: string;
  readonly kind: 'permanent' | 'retries_exhausted' | 'child_failed';
  readonly code: string;
  readonly detail: string;
  readonly attempts: number;
};

type PermanentFailure = Error & { readonly code: string };
type StepFailed = Error & { readonly failure: StepFailure };
type CancelledError = Error & { readonly reason: string };

/** Thrown by an activity when trying again cannot help. Anything else that it throws is tried again. */
export function permanentFailure(code: string, detail: string): Error {
  return named('PermanentFailure', detail, { code });
}

export function isPermanentFailure(error: unknown): error is PermanentFailure {
  return isNamed(error, 'PermanentFailure');
}

export function stepFailed(failure: StepFailure): Error {
  return named('StepFailed', `${failure.step}: ${failure.kind} (${failure.code})`, { failure });
}

export function isStepFailed(error: unknown): error is StepFailed {
  return isNamed(error, 'StepFailed');
}

export function cancelled(reason: string): Error {
  return named('Cancelled', `cancelled: ${reason}`, { reason });
}

/** Whether a process was interrupted by its cancellation: clean up in `uncancellable`, then throw it on. */
export function isCancelled(error: unknown): error is CancelledError {
  return isNamed(error, 'Cancelled');
}

/** A failed step as a value. Cancellation and bugs still throw. */
export async function settle<T>(step: Promise<T>): Promise<Result<T, StepFailure>> {
  try {
    return { ok: true, value: await step };
  } catch (error) {
    if (isStepFailed(error)) return { ok: false, error: error.failure };
    throw error;
  }
}

// Kinds of failure are told by name, not by class: names survive the serialisation of a workflow engine.
function named(name: string, message: string, more: object): Error {
  return Object.assign(new Error(message), { name }, more);
}

function isNamed(error: unknown, name: string): boolean {
  return error instanceof Error && error.name === name;
}
