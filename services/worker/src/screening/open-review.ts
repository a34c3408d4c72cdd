import { execute } from '@visaguard/application';
import type { SourceAnalysis } from '@visaguard/assessment';
import {
  buildReport,
  openReview as decideOpen,
  decideResult,
  hasEnded,
  queueReview,
  report,
  review,
  screening,
} from '@visaguard/domain';
import { deriveId, type FindingId, type Instant, ok } from '@visaguard/kernel';
import { buildPrivateView } from '@visaguard/report';
import type { ScreeningRef } from '@visaguard/workflow-screening';
import { runCommand } from '../run-command.ts';
import type { WorkerDependencies } from '../worker-dependencies.ts';
import { reportIdOf } from './content-ids.ts';
import { loadScreening, type Screening } from './load-screening.ts';
import { readJsonEvidence } from './read-json-evidence.ts';
import { reportFacts } from './report-facts.ts';
import { storeView } from './store-view.ts';

export const reviewIdOf = (screeningId: string) => deriveId('review', [screeningId]);

/**
 * Gives the applicant a provisional, private report and queues the case for a person. A case without findings is
 * queued too: that nothing was found is a person's statement as well (rule R13).
 */
export async function openReview(worker: WorkerDependencies, ref: ScreeningRef): Promise<'waiting' | 'ended'> {
  const state = await loadScreening(worker, ref);
  if (hasEnded(state)) return 'ended';
  if (state.kind === 'in_progress') await queueCase(worker, ref, state);
  return 'waiting';
}

async function queueCase(worker: WorkerDependencies, ref: ScreeningRef, state: Screening): Promise<void> {
  const reportId = reportIdOf(ref.screeningId, 'provisional');
  const facts = await reportFacts(worker, ref.scope, {
    screening: state,
    header: {
      reportId,
      version: 1,
      generatedAt: state.assessedAt ?? state.orderedAt,
      review: {
        state: 'unreviewed',
        statement: 'No person has reviewed these findings yet.',
        reviewedAt: null,
        simulated: false,
      },
      earlier: [],
    },
  });
  const { applicantId } = state;
  const privateView = await storeView(worker, ref.scope, { applicantId, reportId, view: buildPrivateView(facts) });
  const findings = await proposedFindings(worker, ref, state);
  const step = { scope: ref.scope, process: 'screening', key: `${ref.screeningId}/open_review` };
  await runCommand(worker, step, (command) =>
    execute(worker.app, command, async (reader) => {
      const target = await reader.load(screening, ref.screeningId);
      const opened = decideOpen(target.state, { reviewId: reviewIdOf(ref.screeningId) });
      if (!opened.ok) return opened;
      const provisional = reader.fresh(report, reportId);
      const queue = reader.fresh(review, reviewIdOf(ref.screeningId));
      const built = buildReport(provisional.state, {
        reportId,
        screeningId: ref.screeningId,
        applicantId,
        version: 1,
        stage: 'provisional',
        result: decideResult({
          coverages: facts.sources.map(({ coverage }) => coverage),
          confirmed: [],
          openCount: findings.length + 1,
          policy: state.policy,
        }),
        privateView,
        requesterView: null,
        supersedes: null,
        builtAt: command.at,
      });
      if (!built.ok) return built;
      const queued = queueReview(queue.state, queueing(state, findings, command.at));
      if (!queued.ok) return queued;
      return ok({
        changes: [
          { on: target, events: opened.value },
          { on: provisional, events: built.value },
          { on: queue, events: queued.value },
        ],
      });
    }),
  );
}

function queueing(state: Screening, findings: readonly FindingId[], queuedAt: Instant) {
  const { screeningId, applicantId, policy } = state;
  return {
    reviewId: reviewIdOf(screeningId),
    screeningId,
    applicantId,
    findings,
    fourEyes: policy.fourEyes,
    queuedAt,
  };
}

async function proposedFindings(worker: WorkerDependencies, ref: ScreeningRef, state: Screening): Promise<FindingId[]> {
  const found: FindingId[] = [];
  for (const { assessed } of state.sources) {
    if (!assessed?.analysisId) continue;
    const analysis = await readJsonEvidence<SourceAnalysis>(worker, ref.scope, assessed.analysisId);
    found.push(...analysis.findings.map(({ findingId }) => findingId));
  }
  return found;
}
