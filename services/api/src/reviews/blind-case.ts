import type { Principal } from '@visaguard/access';
import { type Application, loadState } from '@visaguard/application';
import type { AnalysedFinding, SourceAnalysis } from '@visaguard/assessment';
import type { BlindCaseBody, BlindFindingBody } from '@visaguard/contracts';
import { type FindingCase, finding, type heldCase } from '@visaguard/domain';
import { type EvidenceId, type TenantScope, valueAt } from '@visaguard/kernel';
import { readJsonEvidence } from '../http/read-evidence.ts';
import { declaredNames } from './declared-names.ts';
import { createIdentityMask, type IdentityMask } from './identity-mask.ts';
import { decisionOf } from './verdict.ts';

export type HeldCase = Extract<ReturnType<typeof heldCase>, { ok: true }>['value'];

/**
 * Rules R9, D4: a case as its reviewer sees it. Built member by member from the proposals and the analyses, and never
 * from what another reviewer decided. Null where the content is gone.
 */
export async function blindCase(app: Application, caller: Principal, held: HeldCase): Promise<BlindCaseBody | null> {
  const { scope } = caller;
  const proposals = await Promise.all(
    held.findings.map(async (findingId) => {
      const { state } = await loadState(app, scope, { aggregate: finding, streamId: findingId });
      if (state.kind === 'none') throw new Error('a queued finding was never proposed');
      return state.proposal;
    }),
  );
  const analysed = await analysedFindings(app, scope, proposals);
  if (!analysed) return null;
  const mask = createIdentityMask(await declaredNames(app, scope, held));
  const findings = proposals.map((proposal) => {
    const evidence = analysed.get(proposal.findingId);
    if (!evidence) throw new Error('an analysis lacks a finding that was proposed from it');
    return blindFinding({ proposal, evidence, mask, verdict: valueAt(held.verdicts, proposal.findingId) });
  });
  return {
    object: 'review',
    id: held.reviewId,
    pseudonym: `Applicant ${held.reviewId.slice(-6).toUpperCase()}`,
    claimed_until: held.claim.until,
    findings,
    livemode: scope.mode === 'live',
  };
}

/** The words behind the proposals, one analysis for all findings of a source. Null where one is gone. */
async function analysedFindings(
  app: Application,
  scope: TenantScope,
  proposals: readonly FindingCase[],
): Promise<ReadonlyMap<string, AnalysedFinding> | null> {
  const found = new Map<string, AnalysedFinding>();
  const analyses = new Set<EvidenceId>(proposals.map(({ analysisId }) => analysisId));
  for (const analysisId of analyses) {
    const analysis = await readJsonEvidence<SourceAnalysis>(app, scope, analysisId);
    if (!analysis) return null;
    for (const one of analysis.findings) found.set(one.findingId, one);
  }
  return found;
}

type Seen = {
  readonly proposal: FindingCase;
  readonly evidence: AnalysedFinding;
  readonly mask: IdentityMask;
  readonly verdict: string | undefined;
};

function blindFinding({ proposal, evidence, mask, verdict }: Seen): BlindFindingBody {
  const { findingId, platform, kind, postedAt, category, severity, start, end, votes, injectionSuspected, origin } =
    proposal;
  return {
    id: findingId,
    platform,
    kind,
    posted_at: postedAt,
    text: mask(evidence.text),
    quoted_text: evidence.quotedText === null ? null : mask(evidence.quotedText),
    quote: { start, end },
    category,
    severity,
    unresolved: origin === 'unresolved',
    rationale: mask(evidence.rationale),
    votes: votes.map(({ family, version, vote }) => ({ family, version, vote })),
    injection_suspected: injectionSuspected,
    decision: verdict === undefined ? null : decisionOf(verdict),
  };
}
