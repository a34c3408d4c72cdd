import type { Instant } from '@visaguard/kernel';
import type { Certainty, Coverage, Platform, ProposalOrigin, Severity } from '../vocabulary.ts';

/**
 * All that the score may know (rule R9): no text, name, place, language, likes. Findings that are dismissed, held,
 * removed or unresolved have no form here and cannot be counted.
 */
export type ScoreInput = {
  /** Only its UTC day counts. */
  readonly asOf: Instant;
  readonly sources: readonly ScorableSource[];
};

/** One source is one account: an account that was collected twice is given once, with its posts merged. */
export type ScorableSource = {
  readonly sourceId: string;
  readonly platform: Platform;
  readonly coverage: Coverage;
  readonly postsAssessed: number;
  readonly findings: readonly ScorableFinding[];
};

export type ScorableFinding = {
  readonly findingId: string;
  readonly postId: string;
  /** Hash of the normalised text: equal for posts with the same words. */
  readonly textFingerprint: string;
  readonly postedAt: Instant;
  readonly severity: Severity;
  readonly standing: FindingStanding;
};

export type FindingStanding =
  | { readonly kind: 'confirmed'; readonly certainty: Certainty }
  | { readonly kind: 'proposed'; readonly origin: ProposalOrigin };

/**
 * The same input as a requester may be graded on: confirmed findings on posts that the requester view shows.
 * @param view which posts it shows, and how many assessed posts each source has in it (missing: none).
 */
export function inRequesterView(
  input: ScoreInput,
  view: { readonly shownPostIds: ReadonlySet<string>; readonly postsAssessed: ReadonlyMap<string, number> },
): ScoreInput {
  const sources = input.sources.map((source) => ({
    ...source,
    postsAssessed: view.postsAssessed.get(source.sourceId) ?? 0,
    findings: source.findings.filter(
      ({ postId, standing }) => standing.kind === 'confirmed' && view.shownPostIds.has(postId),
    ),
  }));
  return { ...input, sources };
}
