import type { Coverage, PostNotAssessedReason } from '@visaguard/domain';
import type { SourceFacts } from '../facts.ts';
import {
  coverageStatements,
  coverageStateWords,
  notAssessedWords,
  notNegative,
  partialWords,
  postNotAssessedWords,
} from '../wording/coverage-words.ts';
import { platformWords, sourceKindWords } from '../wording/term-words.ts';
import type { Coded, CoverageCounts, CoverageLine } from './shared-form.ts';

export function coverageLine(source: SourceFacts): CoverageLine {
  const { coverage } = source;
  const reasons = reasonsOf(coverage);
  const assessed = coverage.state === 'assessed';
  const sentences = [coverageStatements[coverage.state], ...reasons.map((reason) => reason.words)];
  return {
    sourceId: source.sourceId,
    platform: { code: source.platform, words: platformWords[source.platform] },
    handle: source.handle,
    sourceKind: { code: source.kind, words: sourceKindWords[source.kind] },
    state: { code: coverage.state, words: coverageStateWords[coverage.state] },
    reasons,
    statement: (assessed ? sentences : [...sentences, notNegative]).join(' '),
    verifiedOwner: source.verifiedOwner,
    counts: countsOf(source),
    gaps: [...source.gaps],
  };
}

/**
 * The same source as a requester may know it: what was not public does not count, neither posts nor pictures nor
 * protected passages (rule R5). Why nothing is left is not said closer than "empty or hidden".
 */
export function publicPartOf(source: SourceFacts, thresholdPercent: number): SourceFacts {
  const { publicPosts, ...counts } = source.counts;
  if (!publicPosts) return source;
  const { read, assessed, redacted, media } = publicPosts;
  return {
    ...source,
    coverage: publicCoverage(source.coverage, publicPosts, thresholdPercent),
    counts: { ...counts, postsRead: read, postsAssessed: assessed, postsNotAssessed: {}, redacted, media },
  };
}

type PublicPosts = { readonly read: number; readonly assessed: number };

function publicCoverage(coverage: Coverage, { read, assessed }: PublicPosts, thresholdPercent: number): Coverage {
  if (coverage.state !== 'assessed' && coverage.state !== 'partial') return coverage;
  if (assessed === 0) return { state: 'not_assessed', reason: 'empty_or_hidden' };
  const enough = assessed * 100 >= read * thresholdPercent;
  if (coverage.state === 'assessed' && !enough) return { state: 'partial', reasons: ['posts_not_assessed'] };
  return coverage;
}

export function totalCounts(lines: readonly CoverageLine[]): CoverageCounts {
  const sum = (pick: (counts: CoverageCounts) => number) =>
    lines.reduce((total, { counts }) => total + pick(counts), 0);
  const byReason = new Map<string, { code: string; words: string; count: number }>();
  for (const { code, words, count } of lines.flatMap((line) => line.counts.postsNotAssessedByReason)) {
    byReason.set(code, { code, words, count: (byReason.get(code)?.count ?? 0) + count });
  }
  return {
    postsRead: sum((counts) => counts.postsRead),
    postsAssessed: sum((counts) => counts.postsAssessed),
    postsNotAssessed: sum((counts) => counts.postsNotAssessed),
    postsNotAssessedByReason: [...byReason.values()],
    postsTooOld: sum((counts) => counts.postsTooOld),
    redacted: sum((counts) => counts.redacted),
    mediaNotAssessed: {
      images: sum((counts) => counts.mediaNotAssessed.images),
      videos: sum((counts) => counts.mediaNotAssessed.videos),
      audio: sum((counts) => counts.mediaNotAssessed.audio),
    },
  };
}

function reasonsOf(coverage: Coverage): Coded<string>[] {
  if (coverage.state === 'partial') return coverage.reasons.map((code) => ({ code, words: partialWords[code] }));
  if (coverage.state === 'not_assessed') {
    return [{ code: coverage.reason, words: notAssessedWords[coverage.reason] }];
  }
  return [];
}

function countsOf({ counts }: SourceFacts): CoverageCounts {
  const byReason = (Object.keys(postNotAssessedWords) as PostNotAssessedReason[]).flatMap((code) => {
    const count = counts.postsNotAssessed[code] ?? 0;
    return count > 0 ? [{ code, words: postNotAssessedWords[code], count }] : [];
  });
  return {
    postsRead: counts.postsRead,
    postsAssessed: counts.postsAssessed,
    postsNotAssessed: Math.max(0, counts.postsRead - counts.postsAssessed),
    postsNotAssessedByReason: byReason,
    postsTooOld: counts.postsTooOld,
    redacted: counts.redacted,
    mediaNotAssessed: { ...counts.media },
  };
}
