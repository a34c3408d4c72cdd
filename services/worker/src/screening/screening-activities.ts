import type { ActivityContext } from '@visaguard/orchestration';
import type { ScreeningActivities, ScreeningRef, SourceRef } from '@visaguard/workflow-screening';
import { askPanel } from '../panel/ask-panel.ts';
import type { WorkerDependencies } from '../worker-dependencies.ts';
import { analyseSource } from './analyse-source.ts';
import { begin } from './begin.ts';
import { buildReport } from './build-report.ts';
import { leavingNothingBehind } from './close-screening.ts';
import { advanceProfile, collectSource } from './collect-source.ts';
import { failScreening, finish, isReleased, isReviewClosed, releaseAfterWindow } from './end-screening.ts';
import { giveUpSource } from './end-source.ts';
import { openReview } from './open-review.ts';

export function screeningActivities(worker: WorkerDependencies) {
  const clean = <T>(ref: ScreeningRef, step: () => Promise<T>) => leavingNothingBehind(worker, ref, step);
  return {
    begin: (ref) => begin(worker, ref),
    collectSource: (ref: SourceRef, context: ActivityContext) => clean(ref, () => collectSource(worker, ref, context)),
    collectProfile: (ref: SourceRef, context: ActivityContext) =>
      clean(ref, () => advanceProfile(worker, ref, context)),
    askPanel: (input: SourceRef & { readonly waitedMs?: number }, context: ActivityContext) =>
      askPanel(worker, input, context),
    analyseSource: (ref) => clean(ref, () => analyseSource(worker, ref)),
    giveUpSource: ({ reason, ...ref }) => giveUpSource(worker, ref, reason),
    openReview: (ref) => clean(ref, () => openReview(worker, ref)),
    isReviewClosed: (ref) => isReviewClosed(worker, ref),
    buildReport: (ref) => clean(ref, () => buildReport(worker, ref)),
    isReleased: (ref) => isReleased(worker, ref),
    releaseAfterWindow: (ref) => releaseAfterWindow(worker, ref),
    finish: (ref) => finish(worker, ref),
    failScreening: (input) => failScreening(worker, input),
  } satisfies Record<keyof ScreeningActivities, unknown> &
    Omit<ScreeningActivities, 'collectSource' | 'collectProfile' | 'askPanel'>;
}
