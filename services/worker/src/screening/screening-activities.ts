import type { ActivityContext } from '@visaguard/orchestration';
import type { ScreeningActivities, SourceRef } from '@visaguard/workflow-screening';
import type { WorkerDependencies } from '../worker-dependencies.ts';
import { analyseSource } from './analyse-source.ts';
import { begin } from './begin.ts';
import { buildReport } from './build-report.ts';
import { collectSource } from './collect-source.ts';
import { finish, isReleased, isReviewClosed, releaseAfterWindow } from './end-screening.ts';
import { endNotAssessed } from './end-source.ts';
import { openReview } from './open-review.ts';

export function screeningActivities(worker: WorkerDependencies) {
  return {
    begin: (ref) => begin(worker, ref),
    collectSource: (ref: SourceRef, context: ActivityContext) => collectSource(worker, ref, context),
    analyseSource: (ref) => analyseSource(worker, ref),
    giveUpSource: ({ reason, ...ref }) => endNotAssessed(worker, ref, reason),
    openReview: (ref) => openReview(worker, ref),
    isReviewClosed: (ref) => isReviewClosed(worker, ref),
    buildReport: (ref) => buildReport(worker, ref),
    isReleased: (ref) => isReleased(worker, ref),
    releaseAfterWindow: (ref) => releaseAfterWindow(worker, ref),
    finish: (ref) => finish(worker, ref),
  } satisfies Record<keyof ScreeningActivities, unknown> & Omit<ScreeningActivities, 'collectSource'>;
}
