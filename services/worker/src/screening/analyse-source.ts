import { execute, loadState } from '@visaguard/application';
import { type AnalysedFinding, assessSource, builtInVoter, type SourceAnalysis } from '@visaguard/assessment';
import {
  finding,
  type NormalisedPost,
  analysis as panelAnalysis,
  proposeFinding,
  type RunningAnalysis,
  raiseUnresolved,
  recordAssessed,
  type SourceState,
  screening,
  sourceCoverage,
} from '@visaguard/domain';
import { type EvidenceId, ok } from '@visaguard/kernel';
import { permanentFailure } from '@visaguard/orchestration';
import type { SourceRef } from '@visaguard/workflow-screening';
import { panelAnalysisIdOf } from '../panel/analysis-id.ts';
import { runCommand } from '../run-command.ts';
import type { WorkerDependencies } from '../worker-dependencies.ts';
import { consentHolds } from './begin.ts';
import { closeScreening } from './close-screening.ts';
import { keepConsularNotes } from './consular-notes.ts';
import { analysisIdOf } from './content-ids.ts';
import { loadOpenSource, type Screening } from './load-screening.ts';
import { reportProgress } from './progress-reporter.ts';
import { readJsonEvidence } from './read-json-evidence.ts';

const findingsPerCommand = 50;

/** Judges the collected posts of one source and proposes what it finds, under a consent that still holds (rule R1). */
export async function analyseSource(worker: WorkerDependencies, ref: SourceRef): Promise<void> {
  const open = await loadOpenSource(worker, ref);
  if (!open?.source.collected) return;
  const { screening: ordered, source } = open;
  if (!(await consentHolds(worker, ref, ordered))) return closeScreening(worker, ref.scope, ref.screeningId);
  await keepConsularNotes(worker, ref.scope, { ordered, source });
  const analysis = await analysePosts(worker, ref, source);
  const analysisId = analysisIdOf(ref.sourceId);
  const subject = ordered.applicantId;
  const meta = { id: analysisId, subject, kind: 'analysis', contentType: 'application/json' } as const;
  const stored = await worker.app.evidence.put(ref.scope, meta, Buffer.from(JSON.stringify(analysis)));
  if (!stored.ok) throw permanentFailure(stored.error.code, 'the analysis could not be kept');
  for (let at = 0; at < analysis.findings.length; at += findingsPerCommand) {
    const chunk = analysis.findings.slice(at, at + findingsPerCommand);
    await proposeFindings(worker, ref, { ordered, source, analysisId, chunk, at });
  }
  await recordAnalysis(worker, ref, { ordered, source, analysis, analysisId });
}

async function analysePosts(worker: WorkerDependencies, ref: SourceRef, source: SourceState): Promise<SourceAnalysis> {
  const batches = source.collected?.postBatches ?? [];
  const progress = reportProgress(worker, ref, 'analysing');
  const assessor = assessSource(ref.sourceId, await panelOf(worker, ref));
  for (const [at, batchId] of batches.entries()) {
    const posts = await readJsonEvidence<readonly NormalisedPost[]>(worker, ref.scope, batchId);
    for (const post of posts) assessor.add(post);
    progress.report(50 + ((at + 1) / batches.length) * 45);
  }
  await progress.settled();
  return assessor.finish();
}

/** What a panel said of the posts; null where none was asked. */
async function panelOf(worker: WorkerDependencies, { scope, sourceId }: SourceRef): Promise<RunningAnalysis | null> {
  const streamId = panelAnalysisIdOf(sourceId);
  const { state } = await loadState(worker.app, scope, { aggregate: panelAnalysis, streamId });
  if (state.kind === 'none') return null;
  if (state.kind === 'running') throw permanentFailure('panel_not_completed', 'a vote on a post is missing');
  return state;
}

type Proposal = {
  readonly ordered: Screening;
  readonly source: SourceState;
  readonly analysisId: EvidenceId;
  readonly chunk: readonly AnalysedFinding[];
  readonly at: number;
};

async function proposeFindings(worker: WorkerDependencies, ref: SourceRef, proposal: Proposal): Promise<void> {
  const { ordered, source, analysisId, chunk, at } = proposal;
  const keyed = await worker.app.vault.subjectCipher(ref.scope, ordered.applicantId);
  if (!keyed.ok) throw permanentFailure(`subject_${keyed.error}`, 'the applicant has no key');
  const step = { scope: ref.scope, process: 'screening', key: `${ref.sourceId}/findings/${at}` };
  await runCommand(worker, step, (command) =>
    execute(worker.app, command, async (reader) => {
      const changes = [];
      for (const found of chunk) {
        const target = reader.fresh(finding, found.findingId);
        const digest = keyed.value.digest('finding-quote');
        digest.update(Buffer.from(found.quote));
        const { origin = 'built_in_alone', votes = [{ ...builtInVoter, vote: found.severity }] } = found;
        const { findingId, postId, category, severity, rule, start, end, kind, audience, postedAt } = found;
        const evidence = {
          ...{ findingId, screeningId: ref.screeningId, applicantId: ordered.applicantId, sourceId: ref.sourceId },
          ...{ platform: source.platform, postId, analysisId, category, severity, rule, start, end, kind, audience },
          ...{ quoteDigest: digest.hex(), postedAt, votes, injectionSuspected: found.injectionSuspected },
          proposedAt: command.at,
        };
        const decision =
          origin === 'unresolved'
            ? raiseUnresolved(target.state, evidence)
            : proposeFinding(target.state, { ...evidence, origin });
        if (!decision.ok) return decision;
        changes.push({ on: target, events: decision.value });
      }
      return ok({ changes });
    }),
  );
}

type Recorded = {
  readonly ordered: Screening;
  readonly source: SourceState;
  readonly analysis: SourceAnalysis;
  readonly analysisId: EvidenceId;
};

async function recordAnalysis(worker: WorkerDependencies, ref: SourceRef, recorded: Recorded): Promise<void> {
  const { ordered, source, analysis, analysisId } = recorded;
  const { postsRead, postsAssessed, postsNotAssessed, publicPosts, redacted, findings, voters } = analysis;
  const coverage = sourceCoverage(
    {
      sourceKind: source.kind,
      postsCollected: postsRead,
      postsAssessed,
      postsModelFailed: postsNotAssessed.model_failed ?? 0,
      windowReached: source.collected?.windowReached ?? false,
      limitReached: source.collected?.limitReached ?? false,
    },
    ordered.policy.coverageThresholdPercent,
  );
  const step = { scope: ref.scope, process: 'screening', key: `${ref.sourceId}/assessed` };
  await runCommand(worker, step, (command) =>
    execute(worker.app, command, async (reader) => {
      const target = await reader.load(screening, ref.screeningId);
      const decision = recordAssessed(target.state, {
        sourceId: ref.sourceId,
        coverage,
        counts: { postsAssessed, postsNotAssessed, redacted, publicPosts, findingsProposed: findings.length },
        analysisId,
        voters,
        assessedAt: command.at,
      });
      return decision.ok ? ok({ changes: [{ on: target, events: decision.value }] }) : decision;
    }),
  );
}
