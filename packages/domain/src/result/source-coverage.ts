import type { Coverage, PartialReason, SourceKind } from '../vocabulary.ts';

/** From this share of its posts a source counts as assessed; a tenant may raise it, never lower it. */
export const assessedPercentMin = 95;

/** What was counted in one source that could be read, within the look-back window. */
export type SourceCounts = {
  readonly sourceKind: SourceKind;
  /** Posts collected in the window, undated ones included. */
  readonly postsCollected: number;
  /** Those of them that every required voter judged. */
  readonly postsAssessed: number;
  /** Those that are not assessed because the analysers failed. */
  readonly postsModelFailed: number;
  /** Whether collection got back to the start of the window. */
  readonly windowReached: boolean;
  /** Whether collection stopped at the product's own limit of posts or bytes. */
  readonly limitReached: boolean;
};

/**
 * The coverage of one source that was read (a source that could not be read has its reason already).
 * Without any assessed post it is never `partial`, so that it is neither scored nor charged: `no_posts` where an
 * archive proves that there are none, `model_failed` where analysers failed, else `empty_or_hidden`.
 * @param thresholdPercent the tenant's threshold; below 95 it counts as 95.
 */
export function sourceCoverage(counts: SourceCounts, thresholdPercent: number = assessedPercentMin): Coverage {
  const { postsCollected, postsAssessed } = counts;
  if (postsCollected === 0 || postsAssessed === 0) return withoutAssessedPost(counts);
  const reasons: PartialReason[] = [];
  if (counts.limitReached) reasons.push('limit_reached');
  if (!counts.windowReached) reasons.push('window_not_reached');
  const percent = Math.max(assessedPercentMin, thresholdPercent);
  if (100 * postsAssessed < percent * postsCollected) reasons.push('posts_not_assessed');
  return reasons.length === 0 ? { state: 'assessed' } : { state: 'partial', reasons };
}

function withoutAssessedPost(counts: SourceCounts): Coverage {
  if (counts.postsModelFailed > 0) return { state: 'not_assessed', reason: 'model_failed' };
  const provenEmpty = counts.sourceKind === 'archive' && counts.postsCollected === 0 && counts.windowReached;
  return { state: 'not_assessed', reason: provenEmpty ? 'no_posts' : 'empty_or_hidden' };
}
