import type { NormalisedPost, PostNotAssessedReason } from '@visaguard/domain';
import { analyserVersion, analyseText, findRedactions, textFingerprint } from '@visaguard/intelligence';
import { deriveId } from '@visaguard/kernel';
import type { AnalysedFinding, SourceAnalysis } from './source-analysis.ts';

export const builtInVoter = { family: 'built-in', version: analyserVersion } as const;

export type SourceAssessor = {
  /** Judges one post. Its place, likes and author are not looked at (rule R9). */
  add(post: NormalisedPost): void;
  finish(): SourceAnalysis;
};

/**
 * Judges the posts of one source one by one, in memory that grows with findings only. The same posts give the same
 * ids and the same analysis, so that a step that runs twice says the same.
 */
export function assessSource(sourceId: string): SourceAssessor {
  const notAssessed: Partial<Record<PostNotAssessedReason, number>> = {};
  const months = new Map<string, number>();
  const findings: AnalysedFinding[] = [];
  const publicPosts = { read: 0, assessed: 0 };
  const publicContent = { redacted: 0, media: { images: 0, videos: 0, audio: 0 } };
  let postsRead = 0;
  let postsAssessed = 0;
  let redacted = 0;

  const add = (post: NormalisedPost) => {
    postsRead += 1;
    const isPublic = post.audience === 'public';
    const passages = findRedactions(post.text).length;
    redacted += passages;
    if (isPublic) {
      publicPosts.read += 1;
      publicContent.redacted += passages;
      addMedia(publicContent.media, post.media);
    }
    if (post.createdAt === null) {
      notAssessed.undated = (notAssessed.undated ?? 0) + 1;
      return;
    }
    const month = post.createdAt.slice(0, 7);
    months.set(month, (months.get(month) ?? 0) + 1);
    const { text, kind, createdAt } = post;
    const analysis = analyseText({ text, kind, createdAt });
    if (analysis.status === 'not_assessed') {
      const reason = analysis.reason ?? 'model_failed';
      notAssessed[reason] = (notAssessed[reason] ?? 0) + 1;
      return;
    }
    postsAssessed += 1;
    if (isPublic) publicPosts.assessed += 1;
    const { injectionSuspected } = analysis;
    for (const found of analysis.findings) {
      findings.push(describe(sourceId, { ...post, createdAt }, { ...found, injectionSuspected }));
    }
  };

  return {
    add,
    finish: () => ({
      voter: builtInVoter,
      postsRead,
      postsAssessed,
      postsNotAssessed: notAssessed,
      publicPosts,
      publicContent,
      redacted,
      timeline: [...months].sort(([a], [b]) => (a < b ? -1 : 1)).map(([month, count]) => ({ month, count })),
      findings,
    }),
  };
}

function addMedia(sum: { images: number; videos: number; audio: number }, media: NormalisedPost['media']): void {
  sum.images += media.images;
  sum.videos += media.videos;
  sum.audio += media.audio;
}

type Dated = NormalisedPost & { readonly createdAt: string };
type Found = Pick<
  AnalysedFinding,
  'category' | 'severity' | 'rule' | 'rationale' | 'start' | 'end' | 'quote' | 'injectionSuspected'
>;

function describe(sourceId: string, post: Dated, found: Found): AnalysedFinding {
  const postId = deriveId('post', [sourceId, post.nativeId]);
  const { category, severity, rule, rationale, start, end, quote, injectionSuspected } = found;
  return {
    findingId: deriveId('finding', [postId, category, String(start)]),
    postId,
    category,
    severity,
    rule,
    rationale,
    start,
    end,
    quote,
    text: post.text,
    quotedText: post.quotedText ?? null,
    textFingerprint: textFingerprint(post.text),
    redactions: findRedactions(post.text),
    postedAt: post.createdAt,
    permalink: post.permalink,
    kind: post.kind,
    audience: post.audience,
    injectionSuspected,
  };
}
