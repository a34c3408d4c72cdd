import type { Instant } from '@visaguard/kernel';
import type { Platform } from '../vocabulary.ts';
import { explainFinding, explainSum } from './arithmetic.ts';
import { compareText } from './compare-text.ts';
import { findingPoints } from './points.ts';
import type { ScorableFinding, ScorableSource } from './score-input.ts';
import type { ArithmeticLine } from './score-report.ts';

/** One text of one account, counted once. */
export type ScoredPost = {
  readonly postId: string;
  readonly platform: Platform;
  readonly postedAt: Instant;
  readonly score: number;
  readonly lines: readonly ArithmeticLine[];
};

/**
 * The posts of one account that have findings, newest first, identical texts counted once and at the newest date.
 * Where the copies carry different findings, the copy with the highest score stands for all: if the newest copy's
 * findings simply replaced the older ones, one more finding could lower a score, which the rule forbids.
 */
export function scorePosts(source: ScorableSource, asOf: Instant): readonly ScoredPost[] {
  const texts = groupBy(source.findings, ({ textFingerprint }) => textFingerprint);
  const posts = texts.map((findings) => scoreText(findings, source.platform, asOf));
  return posts.toSorted((a, b) => compareText(b.postedAt, a.postedAt) || compareText(a.postId, b.postId));
}

function scoreText(findings: readonly ScorableFinding[], platform: Platform, asOf: Instant): ScoredPost {
  const postedAt = findings.map((finding) => finding.postedAt).reduce((a, b) => (compareText(a, b) < 0 ? b : a));
  const copies = groupBy(findings, ({ postId }) => postId)
    .map((copy) => scoreCopy(copy, postedAt, asOf))
    .toSorted((a, b) => b.sum.score - a.sum.score || compareText(a.postId, b.postId));
  const newestIds = findings.filter((finding) => finding.postedAt === postedAt).map((finding) => finding.postId);
  const postId = newestIds.toSorted(compareText)[0];
  const [counted] = copies;
  if (counted === undefined || postId === undefined) throw new Error('a text without a finding');
  const repeatedIn = copies.map((copy) => copy.postId).filter((id) => id !== postId);
  const total: ArithmeticLine = { of: 'post', postId, repeatedIn: repeatedIn.toSorted(compareText), ...counted.sum };
  return { postId, platform, postedAt, score: counted.sum.score, lines: [...counted.lines, total] };
}

function scoreCopy(findings: readonly ScorableFinding[], postedAt: Instant, asOf: Instant) {
  const scored = findings
    .toSorted((a, b) => compareText(a.findingId, b.findingId))
    .map((finding) => ({ finding, points: findingPoints({ ...finding, postedAt }, asOf) }));
  const lines = scored.map(
    ({ finding, points }): ArithmeticLine => ({
      of: 'finding',
      findingId: finding.findingId,
      postId: finding.postId,
      text: explainFinding(finding, points),
      ...points,
    }),
  );
  const postId = findings[0]?.postId ?? '';
  return { postId, lines, sum: explainSum(scored.map(({ points }) => points.points)) };
}

function groupBy<T>(items: readonly T[], key: (item: T) => string): readonly (readonly T[])[] {
  return [...Map.groupBy(items, key).values()];
}
