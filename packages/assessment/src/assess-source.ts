import type { NormalisedPost, PostNotAssessedReason, RunningAnalysis } from '@visaguard/domain';
import { analyserVersion, textFingerprint } from '@visaguard/intelligence';
import { deriveId, type PostId } from '@visaguard/kernel';
import { assessPost } from './assess-post.ts';
import { type JudgedFinding, judgedByPanel } from './judged-by-panel.ts';
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
 * @param panel what a panel of voters said of them; null: the analyser that is built in judges alone.
 */
export function assessSource(sourceId: string, panel: RunningAnalysis | null = null): SourceAssessor {
  const notAssessed: Partial<Record<PostNotAssessedReason, number>> = {};
  const months = new Map<string, number>();
  const languages: Record<string, number> = {};
  const findings: AnalysedFinding[] = [];
  const publicPosts = { read: 0, assessed: 0 };
  const publicContent = { redacted: 0, media: { images: 0, videos: 0, audio: 0 } };
  let postsRead = 0;
  let postsAssessed = 0;
  let redacted = 0;

  const add = (post: NormalisedPost) => {
    postsRead += 1;
    const isPublic = post.audience === 'public';
    const postId = deriveId('post', [sourceId, post.nativeId]);
    const alone = assessPost(post);
    const analysis = panel === null ? alone : judgedByPanel(panel, { postId, text: post.text, alone });
    const { redactions } = alone;
    redacted += redactions.length;
    if (isPublic) {
      publicPosts.read += 1;
      publicContent.redacted += redactions.length;
      addMedia(publicContent.media, post.media);
    }
    languages[alone.language] = (languages[alone.language] ?? 0) + 1;
    const month = post.createdAt?.slice(0, 7);
    if (month) months.set(month, (months.get(month) ?? 0) + 1);
    if (post.createdAt === null || analysis.status === 'not_assessed') {
      const reason = analysis.reason ?? 'model_failed';
      notAssessed[reason] = (notAssessed[reason] ?? 0) + 1;
      return;
    }
    const dated = { ...post, createdAt: post.createdAt };
    postsAssessed += 1;
    if (isPublic) publicPosts.assessed += 1;
    const { injectionSuspected } = analysis;
    for (const found of analysis.findings) {
      findings.push(describe(postId, dated, { ...found, injectionSuspected, redactions }));
    }
  };

  return {
    add,
    finish: () => ({
      voters: panel?.voters ?? [builtInVoter],
      postsRead,
      postsAssessed,
      postsNotAssessed: notAssessed,
      publicPosts,
      publicContent,
      redacted,
      timeline: [...months].sort(([a], [b]) => (a < b ? -1 : 1)).map(([month, count]) => ({ month, count })),
      languages,
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
type Found = JudgedFinding & Pick<AnalysedFinding, 'injectionSuspected' | 'redactions'>;

function describe(postId: PostId, post: Dated, found: Found): AnalysedFinding {
  const { category, severity, rule, rationale, start, end, quote, injectionSuspected, redactions } = found;
  const { origin = 'built_in_alone', votes = [{ ...builtInVoter, vote: severity }] } = found;
  return {
    findingId: deriveId('finding', [postId, category, String(start)]),
    ...{ postId, category, severity, rule, rationale, start, end, quote, origin, votes },
    text: post.text,
    quotedText: post.quotedText ?? null,
    textFingerprint: textFingerprint(post.text),
    redactions,
    postedAt: post.createdAt,
    permalink: post.permalink,
    kind: post.kind,
    audience: post.audience,
    injectionSuspected,
  };
}
