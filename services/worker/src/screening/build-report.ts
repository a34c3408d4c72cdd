import { execute, loadState } from '@visaguard/application';
import {
  buildReport as decideBuild,
  markReviewed,
  member,
  type ReviewState,
  report,
  review,
  screening,
  supersedeReport,
} from '@visaguard/domain';
import { type Instant, ok } from '@visaguard/kernel';
import { permanentFailure } from '@visaguard/orchestration';
import { buildPrivateView, buildRequesterView, type ReportFacts } from '@visaguard/report';
import type { BuiltReport, ScreeningRef } from '@visaguard/workflow-screening';
import { runCommand } from '../run-command.ts';
import type { WorkerDependencies } from '../worker-dependencies.ts';
import { reportIdOf } from './content-ids.ts';
import { loadScreening, type Screening } from './load-screening.ts';
import { reportFacts } from './report-facts.ts';
import { storeView } from './store-view.ts';

/** Builds the reviewed report in both views. What a requester could see is decided here, from confirmed findings only. */
export async function buildReport(worker: WorkerDependencies, ref: ScreeningRef): Promise<BuiltReport> {
  const state = await loadScreening(worker, ref);
  const reportId = reportIdOf(ref.screeningId, 'reviewed');
  const windowEndsAt = (builtAt: Instant) =>
    new Date(Date.parse(builtAt) + state.policy.applicantWindowHours * 3_600_000).toISOString();
  const existing = (await loadState(worker.app, ref.scope, { aggregate: report, streamId: reportId })).state;
  if (existing.kind !== 'none') return { reportId, windowEndsAt: windowEndsAt(existing.builtAt) };

  const facts = await reviewedFacts(worker, ref, state);
  await recordReviewed(worker, ref, { state, facts });
  const built = (await loadState(worker.app, ref.scope, { aggregate: report, streamId: reportId })).state;
  if (built.kind === 'none') throw new Error('the report was not recorded');
  return { reportId, windowEndsAt: windowEndsAt(built.builtAt) };
}

async function reviewedFacts(worker: WorkerDependencies, ref: ScreeningRef, state: Screening): Promise<ReportFacts> {
  if (state.reviewId === null) throw permanentFailure('review_not_open', 'the screening has no review');
  const closed = (await loadState(worker.app, ref.scope, { aggregate: review, streamId: state.reviewId })).state;
  if (closed.kind !== 'closed' || closed.closedAt === null) throw new Error('the review is not closed');
  const simulated = await isSimulated(worker, ref, closed);
  const statement = simulated ? simulatedStatement : reviewStatement(closed);
  return reportFacts(worker, ref.scope, {
    screening: state,
    header: {
      reportId: reportIdOf(ref.screeningId, 'reviewed'),
      version: 2,
      generatedAt: closed.closedAt,
      review: { state: 'reviewed', statement, reviewedAt: closed.closedAt, simulated },
      earlier: await provisionalVersion(worker, ref),
    },
  });
}

async function provisionalVersion(worker: WorkerDependencies, ref: ScreeningRef): Promise<ReportFacts['versions']> {
  const reportId = reportIdOf(ref.screeningId, 'provisional');
  const built = (await loadState(worker.app, ref.scope, { aggregate: report, streamId: reportId })).state;
  if (built.kind === 'none') return [];
  return [{ version: built.version, reportId, createdAt: built.builtAt, sha256: built.privateView.sha256 }];
}

const simulatedStatement =
  'The simulated reviewer of test mode confirmed every proposal and left nothing else standing; no person has looked.';

function reviewStatement(closed: Exclude<ReviewState, { kind: 'none' }>): string {
  const looks = closed.earlierLooks.length + 1;
  return looks > 1
    ? `${looks} trained reviewers decided independently, without name, photo or country.`
    : 'A trained reviewer decided on every finding, without name, photo or country.';
}

async function isSimulated(
  worker: WorkerDependencies,
  ref: ScreeningRef,
  closed: Exclude<ReviewState, { kind: 'none' }>,
): Promise<boolean> {
  if (!closed.claim) return false;
  const streamId = closed.claim.reviewerId;
  const person = (await loadState(worker.app, ref.scope, { aggregate: member, streamId })).state;
  return person.kind !== 'none' && person.simulated;
}

async function recordReviewed(
  worker: WorkerDependencies,
  ref: ScreeningRef,
  { state, facts }: { readonly state: Screening; readonly facts: ReportFacts },
): Promise<void> {
  const { applicantId } = state;
  const reportId = reportIdOf(ref.screeningId, 'reviewed');
  const forRequester = buildRequesterView(facts);
  const [privateView, requesterView] = await Promise.all([
    storeView(worker, ref.scope, { applicantId, reportId, view: buildPrivateView(facts) }),
    storeView(worker, ref.scope, { applicantId, reportId, view: forRequester }),
  ]);
  // The result on record is the one that the requester reads: there are never two.
  const result = forRequester.result.outcome;
  const supersedes = reportIdOf(ref.screeningId, 'provisional');
  const step = { scope: ref.scope, process: 'screening', key: `${ref.screeningId}/build_report` };
  await runCommand(worker, step, (command) =>
    execute(worker.app, command, async (reader) => {
      const [target, provisional] = await Promise.all([
        reader.load(screening, ref.screeningId),
        reader.load(report, supersedes),
      ]);
      const reviewed = markReviewed(target.state, { result, at: command.at });
      if (!reviewed.ok) return reviewed;
      const superseded = supersedeReport(provisional.state, { by: reportId, at: command.at });
      if (!superseded.ok) return superseded;
      const fresh = reader.fresh(report, reportId);
      const built = decideBuild(fresh.state, {
        reportId,
        screeningId: ref.screeningId,
        applicantId,
        version: 2,
        stage: 'reviewed',
        result,
        privateView,
        requesterView,
        supersedes,
        builtAt: command.at,
      });
      if (!built.ok) return built;
      return ok({
        changes: [
          { on: target, events: reviewed.value },
          { on: provisional, events: superseded.value },
          { on: fresh, events: built.value },
        ],
      });
    }),
  );
}
