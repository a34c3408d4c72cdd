import { severityRank } from '@visaguard/domain';
import type { FindingFacts, ReportPolicy } from '../facts.ts';
import { categoryWords, platformWords, postKindWords, severityWords } from '../wording/term-words.ts';
import type { SharedFinding } from './shared-form.ts';

/** What a view shows of the post itself: the original, or the text with placeholders. */
export type ShownText = Pick<SharedFinding, 'quote' | 'start' | 'end' | 'text' | 'rationale' | 'votes'>;

export function sharedFinding(finding: FindingFacts, shown: ShownText): SharedFinding {
  return {
    findingId: finding.findingId,
    sourceId: finding.sourceId,
    postId: finding.postId,
    platform: { code: finding.platform, words: platformWords[finding.platform] },
    category: { code: finding.category, words: categoryWords[finding.category] },
    severity: { code: finding.severity, words: severityWords[finding.severity] },
    certainty: finding.certainty,
    postedAt: finding.postedAt,
    permalink: finding.permalink,
    kind: { code: finding.kind, words: postKindWords[finding.kind] },
    rule: finding.rule,
    ...shown,
  };
}

/** Newest first, undated last; the id settles ties, so that the order never depends on the input's. */
export function byDate(a: FindingFacts, b: FindingFacts): number {
  if (a.postedAt !== b.postedAt) {
    if (a.postedAt === null) return 1;
    if (b.postedAt === null) return -1;
    return a.postedAt < b.postedAt ? 1 : -1;
  }
  return a.findingId < b.findingId ? -1 : a.findingId > b.findingId ? 1 : 0;
}

/** Why a requester does not see the finding, in words that complete "No requester sees this finding: ..."; null where one does. */
export function whyNotShown(finding: FindingFacts, policy: ReportPolicy): string | null {
  if (finding.state !== 'confirmed') return 'no reviewer has confirmed it';
  if (finding.audience !== 'public') return 'the post is not known to be public';
  if (!policy.categories.includes(finding.category)) return 'its category is switched off';
  if (severityRank(finding.severity) < severityRank(policy.minimumSeverity)) {
    return 'it is below the minimum severity';
  }
  return null;
}

/**
 * A quotation that is not the post's own text is no evidence (rule R12). Whoever proposes a finding checks this;
 * a report that met one would cite words that nobody wrote.
 * @throws Error naming the finding, never its content.
 */
export function assertQuoted(finding: FindingFacts): void {
  if (finding.quote === '' || finding.text.slice(finding.start, finding.end) !== finding.quote) {
    throw new Error(`The quotation of finding ${finding.findingId} differs from the text at its offsets.`);
  }
}
