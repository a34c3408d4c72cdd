import type { FindingFacts, FindingState, ReportPolicy } from '../facts.ts';
import { audienceWords, findingStateWords, originWords } from '../wording/term-words.ts';
import type { PrivateFinding } from './private-view-form.ts';
import { assertQuoted, byDate, sharedFinding, whyNotShown } from './shared-findings.ts';

type VisibleState = Exclude<FindingState, 'held'>;
type VisibleFinding = FindingFacts & { readonly state: VisibleState };

/** Every finding but the held ones, as the applicant may see it: originals, newest first. */
export function privateFindings(findings: readonly FindingFacts[], policy: ReportPolicy): PrivateFinding[] {
  return findings
    .filter((finding): finding is VisibleFinding => finding.state !== 'held')
    .sort(byDate)
    .map((finding) => privateFinding(finding, policy));
}

function privateFinding(finding: VisibleFinding, policy: ReportPolicy): PrivateFinding {
  assertQuoted(finding);
  const { text, quote, start, end, rationale } = finding;
  const votes = finding.votes.map(({ family, version, vote }) => ({ family, version, vote }));
  const whyHidden = whyNotShown(finding, policy);
  return {
    ...sharedFinding(finding, { text, quote, start, end, rationale, votes }),
    state: { code: finding.state, words: findingStateWords[finding.state] },
    unreviewed: finding.state === 'proposed' || finding.state === 'unresolved',
    shownToRequester: whyHidden === null,
    whyNotShown: whyHidden,
    origin: { code: finding.origin, words: originWords[finding.origin] },
    quotedText: finding.quotedText,
    textFingerprint: finding.textFingerprint,
    redactions: finding.redactions.map(({ type, start, end }) => ({ type, start, end })),
    audience: { code: finding.audience, words: audienceWords[finding.audience] },
    reviewerReason: finding.reviewerReason,
  };
}
