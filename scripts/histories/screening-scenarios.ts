import { permanentFailure, type ProcessRunner } from '@visaguard/orchestration';
import { type HostedProcess, hostProcess } from '@visaguard/orchestration/temporal';
import { type ScreeningActivities, screeningProcess, screeningSignals } from '@visaguard/workflow-screening';
import type { Scenario } from './scenario.ts';

const input = { scope: { tenantId: 'ten_1', mode: 'test' }, screeningId: 'scr_1' } as const;

type Story = {
  readonly windowEndsAt: string;
  /** The activity that can never succeed. */
  readonly failing?: keyof ScreeningActivities;
  /** Each source is put before a panel, in so many steps. */
  readonly panelSteps?: number;
  /** Before each of these steps but the first a model is waited for. */
  readonly waitMs?: number;
};

function tell({ windowEndsAt, failing, panelSteps = 0, waitMs = 0 }: Story) {
  const asked = new Map<string, number>();
  const seen = { isReviewOpen: false, isReviewClosed: false, isReportBuilt: false, isReleased: false };
  const failAt = (activity: keyof ScreeningActivities) => {
    if (activity === failing) throw permanentFailure('made_up_fault', 'fails for good');
  };
  const activities: ScreeningActivities = {
    begin: async () => {
      const sources = ['src_a', 'src_b', 'src_c', 'src_d'] as const;
      return { kind: 'running', sources, ...(panelSteps === 0 ? {} : { panel: true }) };
    },
    collectSource: async ({ sourceId }) => {
      if (sourceId === 'src_b') throw permanentFailure('archive_unreadable', 'it is no archive');
    },
    collectProfile: async () => null,
    askPanel: async ({ sourceId }) => {
      const steps = (asked.get(sourceId) ?? 0) + 1;
      asked.set(sourceId, steps);
      if (steps === panelSteps) return 'done';
      return waitMs > 0 ? { waitMs } : 'more';
    },
    analyseSource: async () => {},
    giveUpSource: async () => {},
    openReview: async () => {
      failAt('openReview');
      seen.isReviewOpen = true;
      return 'waiting';
    },
    isReviewClosed: async () => seen.isReviewClosed,
    buildReport: async () => {
      seen.isReportBuilt = true;
      return { reportId: 'rpt_1', windowEndsAt };
    },
    isReleased: async () => seen.isReleased,
    releaseAfterWindow: async () => {
      seen.isReleased = true;
    },
    finish: async () => {},
    failScreening: async () => {},
  };
  return { seen, activities };
}

type Told = ReturnType<typeof tell>;

const closeReview = async (runner: ProcessRunner, id: string, { seen }: Told) => {
  seen.isReviewClosed = true;
  await runner.signal(id, screeningSignals.reviewClosed);
};

function scenario(name: string, told: Told, drive: Scenario['drive']): Scenario {
  const hosted: HostedProcess = hostProcess(screeningProcess, told.activities);
  const { activities } = told;
  const start = (runner: ProcessRunner, id: string) => runner.start(screeningProcess, { id, input, activities });
  return { process: 'screening', name, hosted, start, drive };
}

/** What a history holds does not depend on the day on which it is recorded. */
const farAhead = '2999-01-01T00:00:00.000Z';
const longAgo = '2026-01-01T00:00:00.000Z';

export function screeningScenarios(): Scenario[] {
  const byApplicant = tell({ windowEndsAt: farAhead });
  const byClock = tell({ windowEndsAt: longAgo });
  const withdrawn = tell({ windowEndsAt: farAhead });
  const failed = tell({ windowEndsAt: farAhead, failing: 'openReview' });
  const judged = tell({ windowEndsAt: longAgo, panelSteps: 2 });
  const waited = tell({ windowEndsAt: longAgo, panelSteps: 3, waitMs: 20 });
  return [
    scenario('released-by-the-applicant', byApplicant, async ({ runner, id, until }) => {
      await until(() => byApplicant.seen.isReviewOpen);
      await closeReview(runner, id, byApplicant);
      await until(() => byApplicant.seen.isReportBuilt);
      byApplicant.seen.isReleased = true;
      await runner.signal(id, screeningSignals.reportReleased);
    }),
    scenario('released-by-the-clock', byClock, async ({ runner, id, until }) => {
      await until(() => byClock.seen.isReviewOpen);
      await closeReview(runner, id, byClock);
    }),
    scenario('consent-withdrawn', withdrawn, async ({ runner, id, until }) => {
      await until(() => withdrawn.seen.isReviewOpen);
      await runner.cancel(id, 'consent_withdrawn');
    }),
    scenario('failed-for-good', failed, async () => {}),
    scenario('judged-by-a-panel', judged, async ({ runner, id, until }) => {
      await until(() => judged.seen.isReviewOpen);
      await closeReview(runner, id, judged);
    }),
    scenario('waited-for-a-model', waited, async ({ runner, id, until }) => {
      await until(() => waited.seen.isReviewOpen);
      await closeReview(runner, id, waited);
    }),
  ];
}
