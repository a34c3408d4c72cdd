import { loadState } from '@visaguard/application';
import {
  type FindingStanding,
  findingFacts,
  inventoryLines,
  proposedStanding,
  type SourceAnalysis,
  sourceFacts,
} from '@visaguard/assessment';
import { describeGap } from '@visaguard/collection';
import {
  applicant,
  type FindingState,
  finding,
  type HandleState,
  handle,
  type SourceState,
  tenant,
} from '@visaguard/domain';
import type { Instant, ReportId, TenantScope } from '@visaguard/kernel';
import type { FindingFacts, ReportFacts, ReviewFacts, SourceFacts, Voter } from '@visaguard/report';
import type { WorkerDependencies } from '../worker-dependencies.ts';
import type { Screening } from './load-screening.ts';
import { readJsonEvidence } from './read-json-evidence.ts';

export type ReportHeader = {
  readonly reportId: ReportId;
  readonly version: number;
  readonly generatedAt: Instant;
  readonly review: ReviewFacts;
  /** Versions of the report before this one. */
  readonly earlier: ReportFacts['versions'];
};

const disputeRoute =
  'The applicant may dispute a finding, an identity or a source: reply to the message that brought this report.';

/** Everything that the report of this screening may say, from its events and its evidence. */
export async function reportFacts(
  worker: WorkerDependencies,
  scope: TenantScope,
  { screening, header }: { readonly screening: Screening; readonly header: ReportHeader },
): Promise<ReportFacts> {
  const { earlier, ...own } = header;
  const [owner, person, parts] = await Promise.all([
    loadState(worker.app, scope, { aggregate: tenant, streamId: scope.tenantId }),
    loadState(worker.app, scope, { aggregate: applicant, streamId: screening.applicantId }),
    Promise.all(screening.sources.map((source) => partOf(worker, scope, source))),
  ]);
  const personal = person.state.kind === 'none' ? null : person.state.personal;
  const { mode, purpose, asOf, window, lookbackYears, policy } = screening;
  const { categories, minimumSeverity, showGradeToRequester, coverageThresholdPercent } = policy;
  return {
    ...own,
    asOf,
    mode,
    purpose,
    testMode: scope.mode === 'test',
    requester: mode === 'requested' && owner.state.kind !== 'none' ? { name: owner.state.name } : null,
    applicant: { displayName: personal?.name ?? null },
    window: { ...window, years: lookbackYears },
    policy: { categories, minimumSeverity, showGradeToRequester },
    coverageThresholdPercent,
    voters: votersOf(screening),
    sources: parts.map((part) => part.source),
    findings: parts.flatMap((part) => part.findings),
    comment: null,
    disputeRoute,
    versions: [...earlier, { version: own.version, reportId: own.reportId, createdAt: own.generatedAt, sha256: null }],
    inventory: inventoryLines(
      parts.map((part) => part.source),
      [],
    ),
    recipients: [],
  };
}

function votersOf(screening: Screening): Voter[] {
  const voters = screening.sources.flatMap((source) => source.assessed?.voters ?? []);
  return [...new Map(voters.map((voter) => [`${voter.family} ${voter.version}`, voter])).values()];
}

type Part = { readonly source: SourceFacts; readonly findings: readonly FindingFacts[] };

async function partOf(worker: WorkerDependencies, scope: TenantScope, source: SourceState): Promise<Part> {
  const { assessed, collected } = source;
  if (!assessed) throw new Error('a report is built when every source has an outcome');
  const account = (await loadState(worker.app, scope, { aggregate: handle, streamId: source.handleId })).state;
  const analysis = assessed.analysisId
    ? await readJsonEvidence<SourceAnalysis>(worker, scope, assessed.analysisId)
    : null;
  const { images = 0, videos = 0, audio = 0 } = collected?.counts ?? {};
  const facts = sourceFacts(
    {
      sourceId: source.sourceId,
      platform: source.platform,
      kind: source.kind,
      handle: canonicalOf(account),
      coverage: assessed.coverage,
      verifiedOwner: collected !== null,
      postsTooOld: collected?.counts.postsTooOld ?? 0,
      media: { images, videos, audio },
      gaps: (collected?.gaps ?? []).map(describeGap),
    },
    analysis,
  );
  const findings = await Promise.all(
    (analysis?.findings ?? []).map(async (analysed) => {
      const { state } = await loadState(worker.app, scope, { aggregate: finding, streamId: analysed.findingId });
      return findingFacts(source, analysed, standingOf(state) ?? proposedStanding(analysed));
    }),
  );
  return { source: facts, findings };
}

function canonicalOf(account: HandleState): string | null {
  return account.kind === 'none' ? null : account.canonical;
}

function standingOf(state: FindingState): FindingStanding | null {
  if (state.kind === 'none') return null;
  const { category, severity, certainty } = state;
  return { state: state.kind, category, severity, certainty, reviewerReason: state.reason };
}
