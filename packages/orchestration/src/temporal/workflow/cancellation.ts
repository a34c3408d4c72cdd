import { CancellationScope, CancelledFailure, isCancellation } from '@temporalio/workflow';
import { cancelled } from '../../failures.ts';
import type { Cancellation } from '../../port.ts';

/** The cancellation of one run. Temporal's carries no reason: a signal that comes before it brings the reason. */
export function createCancellation(root: CancellationScope) {
  let reason = 'cancelled';
  const current = (): Cancellation | null => (root.consideredCancelled ? { reason } : null);
  return {
    current,
    because(given: string): void {
      reason = given;
    },
    /** A step of the process; on cancellation of the scope it is in, it rejects with `Cancelled`. */
    async guard<T>(step: () => Promise<T>): Promise<T> {
      try {
        return await step();
      } catch (error) {
        throw isCancellation(error) || CancellationScope.current().consideredCancelled ? cancelled(reason) : error;
      }
    },
    /** What ends the workflow as cancelled rather than failed. */
    asEnd: (): Error => new CancelledFailure(`cancelled: ${reason}`),
  };
}

export type RunCancellation = ReturnType<typeof createCancellation>;
