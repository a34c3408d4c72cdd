import type { SourceId } from '@visaguard/kernel';
import { isStepFailed, type Orchestrator, type ProcessDefinition, settle } from '@visaguard/orchestration';
import type { BuiltReport, ScreeningActivities, ScreeningRef, SourceRef } from './activities.ts';

/** What wakes a waiting screening. A signal says only that it is worth looking. */
export const screeningSignals = { reviewClosed: 'review_closed', reportReleased: 'report_released' } as const;

/** Says that a run of this source may have ended. Each source waits for its own. */
export const sourceWoken = (sourceId: SourceId) => `source_woken/${sourceId}`;

const sourcesAtOnce = 3;

/**
 * One screening from its order to the released report: read and judge every source, have a person review, let the
 * applicant read first, release.
 */
export const screeningProcess: ProcessDefinition<ScreeningActivities, ScreeningRef, 'finished' | 'ended'> = {
  name: 'screening',
  classes: { collectSource: 'work', collectProfile: 'call', askPanel: 'call', analyseSource: 'work' },
  async run(o, ref) {
    try {
      return await screen(o, ref);
    } catch (error) {
      // Steps that ran out of attempts may succeed after the next start; one that failed for good never will.
      if (!isStepFailed(error) || error.failure.kind !== 'permanent') throw error;
      await o.activities.failScreening({ ...ref, code: error.failure.code });
      return 'ended';
    }
  },
};

type Screening = Orchestrator<ScreeningActivities>;

async function screen(o: Screening, ref: ScreeningRef): Promise<'finished' | 'ended'> {
  const begun = await o.activities.begin(ref);
  if (begun.kind === 'ended') return 'ended';
  const profiles = new Set(begun.profiles);
  const judge = begun.panel === true ? judgeWithPanel : judgeAlone;
  await o.map(begun.sources, begun.atOnce ?? sourcesAtOnce, (sourceId) =>
    screenSource(o, { ...ref, sourceId }, { collect: profiles.has(sourceId) ? collectProfile : collectArchive, judge }),
  );
  if ((await o.activities.openReview(ref)) === 'ended') return 'ended';
  while (!(await o.activities.isReviewClosed(ref))) await o.waitForSignal(screeningSignals.reviewClosed);
  const report = await o.activities.buildReport(ref);
  await untilReleased(o, ref, report);
  await o.activities.finish({ ...ref, reportId: report.reportId });
  return 'finished';
}

/** A source that fails ends as not assessed; it never takes the others with it. */
async function screenSource(o: Screening, ref: SourceRef, { collect, judge }: Means): Promise<void> {
  const collected = await settle(collect(o, ref));
  if (!collected.ok) return o.activities.giveUpSource({ ...ref, reason: 'adapter_down' });
  const analysed = await settle(judge(o, ref));
  if (!analysed.ok) return o.activities.giveUpSource({ ...ref, reason: 'model_failed' });
}

type Step = (o: Screening, ref: SourceRef) => Promise<void>;
type Means = { readonly collect: Step; readonly judge: Step };

const judgeAlone: Step = (o, ref) => o.activities.analyseSource(ref);

/**
 * Voters are asked part by part, so that a source with many posts takes no place from the others for long. While one is
 * away whose votes are needed, there is nothing to do; how long that may last in all, the step knows.
 */
const judgeWithPanel: Step = async (o, ref) => {
  let waitedMs = 0;
  for (;;) {
    const step = await o.activities.askPanel({ ...ref, waitedMs });
    if (step === 'done') break;
    if (step === 'more') continue;
    await o.sleep(step.waitMs);
    waitedMs += step.waitMs;
  }
  await o.activities.analyseSource(ref);
};

const collectArchive: Step = (o, ref) => o.activities.collectSource(ref);

/** Step by step: while a service reads a profile there is nothing to do here. */
const collectProfile: Step = async (o, ref) => {
  for (;;) {
    const step = await o.activities.collectProfile(ref);
    if (!step) return;
    await o.waitForSignal(sourceWoken(ref.sourceId), step.waitMs);
  }
};

async function untilReleased(o: Screening, ref: ScreeningRef, report: BuiltReport): Promise<void> {
  const { reportId } = report;
  while (!(await o.activities.isReleased({ ...ref, reportId }))) {
    const remainingMs = Date.parse(report.windowEndsAt) - Date.parse(o.now());
    if (remainingMs <= 0) await o.activities.releaseAfterWindow({ ...ref, reportId });
    else await o.waitForSignal(screeningSignals.reportReleased, remainingMs);
  }
}
