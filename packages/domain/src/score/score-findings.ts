import { isFullyAssessed } from '../result/scope-coverage.ts';
import { type Coverage, type Platform, platforms } from '../vocabulary.ts';
import { explainSum } from './arithmetic.ts';
import { compareText } from './compare-text.ts';
import { band, letter } from './letter.ts';
import type { ScorableSource, ScoreInput } from './score-input.ts';
import { type ScoredPost, scorePosts } from './score-posts.ts';
import type { ArithmeticLine, Grade, PlatformScore, ScoreReport, Sum } from './score-report.ts';

/**
 * The published rule `score-1`: 0 to 100 and a letter, per post, per platform and overall, from findings alone.
 * For a requester's grade pass the input through `inRequesterView` first. Pure: the same input gives the same report,
 * in whatever order its lists are.
 */
export function scoreFindings(input: ScoreInput): ScoreReport {
  const sources = inFixedOrder(input.sources).filter(isRead);
  const posts = sources.flatMap((source) => scorePosts(source, input.asOf));
  const scored = platforms.flatMap((platform) => {
    const declared = input.sources.filter((source) => source.platform === platform && isInScope(source.coverage));
    return declared.length === 0 ? [] : [scorePlatform(platform, declared, posts)];
  });
  const platformScores = scored.map(({ grade }) => grade.score).filter((score) => score !== null);
  const sum = platformScores.length === 0 ? null : explainSum(platformScores);
  const coverages = input.sources.map(({ coverage }) => coverage);
  return {
    version: 'score-1',
    provisional: sources.some(({ findings }) => findings.some(({ standing }) => standing.kind === 'proposed')),
    posts: posts.map(({ postId, platform, score }) => ({ postId, platform, score, letter: letter(score) })),
    platforms: scored.map(({ grade }) => grade),
    overall: gradeOf(sum, isFullyAssessed(coverages)),
    arithmetic: [
      ...posts.flatMap(({ lines }) => lines),
      ...scored.flatMap(({ lines }) => lines),
      ...(sum === null ? [] : [{ of: 'overall' as const, ...sum }]),
    ],
  };
}

function scorePlatform(
  platform: Platform,
  declared: readonly ScorableSource[],
  posts: readonly ScoredPost[],
): { readonly grade: PlatformScore; readonly lines: readonly ArithmeticLine[] } {
  const scores = posts.filter((post) => post.platform === platform).map(({ score }) => score);
  const sum = declared.some(isRead) ? explainSum(scores) : null;
  const complete = isFullyAssessed(declared.map(({ coverage }) => coverage));
  const lines = sum === null ? [] : [{ of: 'platform' as const, platform, ...sum }];
  return { grade: { platform, ...gradeOf(sum, complete) }, lines };
}

/** A letter needs full coverage; without it the score is a lower bound; without an assessed post there is none. */
function gradeOf(sum: Sum | null, complete: boolean): Grade {
  if (sum === null) return { score: null, atLeast: false, letter: null, band: null };
  if (!complete) return { score: sum.score, atLeast: true, letter: null, band: null };
  const grade = letter(sum.score);
  return { score: sum.score, atLeast: false, letter: grade, band: band(grade) };
}

/**
 * Rule R17: what a failed source brought counts for nothing, neither for nor against.
 * @throws where a source that was read has findings and yet no assessed post: dropping them would call them clean.
 */
function isRead({ sourceId, coverage, postsAssessed, findings }: ScorableSource): boolean {
  if (coverage.state !== 'assessed' && coverage.state !== 'partial') return false;
  if (postsAssessed === 0 && findings.length > 0) throw new Error(`${sourceId} has findings but no assessed post`);
  return postsAssessed > 0;
}

function isInScope({ state }: Coverage): boolean {
  return state !== 'not_screened' && state !== 'not_declared';
}

function inFixedOrder(sources: readonly ScorableSource[]): readonly ScorableSource[] {
  return sources.toSorted(
    (a, b) => platforms.indexOf(a.platform) - platforms.indexOf(b.platform) || compareText(a.sourceId, b.sourceId),
  );
}
