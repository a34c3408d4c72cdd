import type { ProcessRunner } from '@visaguard/orchestration';
import type { ProjectedEvent } from '@visaguard/read-models';
import { screeningSignals } from '@visaguard/workflow-screening';
import { type ProcessStarts, screeningProcessId } from './process-starts.ts';
import { closeWithdrawn } from './reactions/close-withdrawn.ts';
import { simulateReview } from './reactions/simulate-review.ts';
import { purgeContent } from './screening/purge-content.ts';
import type { WorkerDependencies } from './worker-dependencies.ts';

export type Reactor = {
  readonly worker: WorkerDependencies;
  readonly runner: ProcessRunner;
  readonly starts: ProcessStarts;
};

/** Events start processes and wake them. Each reaction may come twice. */
export async function react({ worker, runner, starts }: Reactor, event: ProjectedEvent): Promise<void> {
  const { scope } = event;
  switch (event.type) {
    case 'screening.ordered':
      return starts.screening(scope, event.data.screeningId);
    case 'cohort.screening_started':
      return starts.cohortRound(scope, event.data.cohortId, event.data.round);
    case 'review.queued':
    case 'review.handed_on':
      return simulateReview(worker, scope, event.data.reviewId);
    case 'review.closed': {
      const id = screeningProcessId(scope, event.data.screeningId);
      await runner.signal(id, screeningSignals.reviewClosed);
      return;
    }
    case 'report.released': {
      const id = screeningProcessId(scope, event.data.screeningId);
      await runner.signal(id, screeningSignals.reportReleased);
      return;
    }
    case 'consent.withdrawn':
      for (const screeningId of await closeWithdrawn(worker, scope, event.data)) {
        await runner.cancel(screeningProcessId(scope, screeningId), 'consent_withdrawn');
      }
      return;
    case 'screening.canceled':
      await runner.cancel(screeningProcessId(scope, event.data.screeningId), 'canceled');
      return purgeContent(worker, scope, event.data.screeningId);
  }
}
