import { loadState } from '@visaguard/application';
import { findingFacts, type SourceAnalysis, sourceFacts } from '@visaguard/assessment';
import {
  buildReport,
  type Category,
  type Certainty,
  defaultPolicy,
  finding,
  finishScreening,
  markReviewed,
  report,
  type Severity,
  screening,
} from '@visaguard/domain';
import { deriveId, type EvidenceId, instant, ok, type ReportId } from '@visaguard/kernel';
import {
  buildPrivateView,
  buildRequesterView,
  hashView,
  type PrivateView,
  type ReportFacts,
  type RequesterView,
} from '@visaguard/report';
import type { SeededCase } from './seed-screening.ts';
import type { SeededTenant } from './seed-tenant.ts';
import type { TestApi } from './start-test-api.ts';

/** The reviewed report of a closed case, in both views, as the processes build it. Not released. */
export async function seedReport(api: TestApi, tenant: SeededTenant, seeded: SeededCase): Promise<ReportId> {
  const reportId = deriveId('report', [seeded.screeningId, 'reviewed']);
  const { screeningId, applicantId } = seeded;
  const facts = await factsOf(api, tenant, { seeded, reportId, reviewed: true });
  const privateView = await store(api, tenant, { applicantId, view: buildPrivateView(facts) });
  const requesterView = await store(api, tenant, { applicantId, view: buildRequesterView(facts) });
  const at = instant(api.clock);
  const result = facts.findings.some(({ state }) => state === 'confirmed') ? 'consider' : 'clear';
  await api.perform(tenant.scope, async (reader) => {
    const on = await reader.load(screening, screeningId);
    const reviewed = markReviewed(on.state, { result, at });
    if (!reviewed.ok) return reviewed;
    const target = reader.fresh(report, reportId);
    const built = buildReport(target.state, {
      ...{ reportId, screeningId, applicantId, version: 2, stage: 'reviewed', result, privateView, requesterView },
      ...{ supersedes: null, builtAt: at },
    });
    if (!built.ok) return built;
    return ok({
      changes: [
        { on, events: reviewed.value },
        { on: target, events: built.value },
      ],
    });
  });
  return reportId;
}

/** The provisional report that the applicant sees before a reviewer has looked. */
export async function seedProvisionalReport(api: TestApi, tenant: SeededTenant, seeded: SeededCase): Promise<ReportId> {
  const reportId = deriveId('report', [seeded.screeningId, 'provisional']);
  const { screeningId, applicantId } = seeded;
  const facts = await factsOf(api, tenant, { seeded, reportId, reviewed: false });
  const privateView = await store(api, tenant, { applicantId, view: buildPrivateView(facts) });
  await api.perform(tenant.scope, async (reader) => {
    const target = reader.fresh(report, reportId);
    const built = buildReport(target.state, {
      ...{ reportId, screeningId, applicantId, version: 1, stage: 'provisional', result: 'not_assessed', privateView },
      ...{ requesterView: null, supersedes: null, builtAt: instant(api.clock) },
    });
    return built.ok ? ok({ changes: [{ on: target, events: built.value }] }) : built;
  });
  return reportId;
}

/** Ends the screening, as the process does once its report is released. */
export async function seedFinish(api: TestApi, tenant: SeededTenant, screeningId: string, reportId: ReportId) {
  await api.perform(tenant.scope, async (reader) => {
    const on = await reader.load(screening, screeningId);
    const decision = finishScreening(on.state, { reportId, at: instant(api.clock) });
    return decision.ok ? ok({ changes: [{ on, events: decision.value }] }) : decision;
  });
}

type Of = { readonly seeded: SeededCase; readonly reportId: ReportId; readonly reviewed: boolean };

async function factsOf(api: TestApi, tenant: SeededTenant, { seeded, reportId, reviewed }: Of): Promise<ReportFacts> {
  const { app } = api.dependencies;
  const { scope } = tenant;
  const { sourceId } = seeded;
  const at = instant(api.clock);
  const stored = await app.evidence.get(scope, deriveId('evidence', [sourceId, 'analysis']));
  if (stored.status !== 'clear') throw new Error('the case has no analysis');
  const analysis: SourceAnalysis = JSON.parse(Buffer.from(stored.value).toString('utf8'));
  const findings = [];
  for (const analysed of analysis.findings) {
    const { state } = await loadState(app, scope, { aggregate: finding, streamId: analysed.findingId });
    if (state.kind === 'none') throw new Error('the finding was never proposed');
    const standing: { category: Category; severity: Severity; certainty: Certainty | null } = state;
    findings.push(
      findingFacts({ sourceId, platform: 'instagram' }, analysed, {
        ...{ state: state.kind, category: standing.category, severity: standing.severity },
        ...{ certainty: standing.certainty, reviewerReason: state.reason },
      }),
    );
  }
  const header = {
    sourceId,
    platform: 'instagram',
    kind: 'archive',
    handle: 'mara.sample',
    verifiedOwner: true,
  } as const;
  const media = { images: 0, videos: 0, audio: 0 };
  const source = sourceFacts({ ...header, coverage: { state: 'assessed' }, postsTooOld: 1, media, gaps: [] }, analysis);
  return {
    ...{ reportId, version: reviewed ? 2 : 1, asOf: at, generatedAt: at, mode: 'requested', testMode: true },
    purpose: 'admission_visa_readiness',
    requester: { name: 'Sample University' },
    applicant: { displayName: 'Mara Sample' },
    window: { from: '2021-11-01T00:00:00.000Z', to: '2026-11-01T23:59:59.999Z', years: 5 },
    policy: defaultPolicy,
    coverageThresholdPercent: defaultPolicy.coverageThresholdPercent,
    voters: analysis.voters,
    review: reviewed
      ? { state: 'reviewed', statement: 'A trained reviewer decided.', reviewedAt: at, simulated: false }
      : {
          state: 'unreviewed',
          statement: 'No person has reviewed these findings yet.',
          reviewedAt: null,
          simulated: false,
        },
    sources: [source],
    findings,
    comment: null,
    disputeRoute: 'The applicant may dispute a finding.',
    versions: [{ version: reviewed ? 2 : 1, reportId, createdAt: at, sha256: null }],
    inventory: [{ platform: 'instagram', handle: 'mara.sample', screened: true }],
    recipients: [],
  };
}

async function store(
  api: TestApi,
  tenant: SeededTenant,
  { applicantId, view }: { applicantId: string; view: PrivateView | RequesterView },
): Promise<{ evidenceId: EvidenceId; sha256: string }> {
  const id = deriveId('evidence', [view.reportId, view.view]);
  const meta = { id, subject: applicantId, kind: 'report', contentType: 'application/json' } as const;
  await api.dependencies.app.evidence.put(tenant.scope, meta, Buffer.from(JSON.stringify(view)));
  return { evidenceId: id, sha256: hashView(view) };
}
