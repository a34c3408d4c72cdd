import type { Category, Certainty, Coverage, Platform, Severity, SourceKind } from '@visaguard/domain';
import type { FindingFacts, SourceFacts } from '@visaguard/report';
import { builtInVoter } from './assess-source.ts';
import type { AnalysedFinding, SourceAnalysis } from './source-analysis.ts';

export type SourceHeader = {
  readonly sourceId: string;
  readonly platform: Platform;
  readonly kind: SourceKind;
  readonly handle: string | null;
  readonly coverage: Coverage;
  readonly verifiedOwner: boolean;
  readonly postsTooOld: number;
  readonly media: { readonly images: number; readonly videos: number; readonly audio: number };
  readonly gaps: readonly string[];
};

/** One source as a report tells it; `analysis` is null where nothing was analysed. */
export function sourceFacts(source: SourceHeader, analysis: SourceAnalysis | null): SourceFacts {
  const { sourceId, platform, kind, handle, coverage, verifiedOwner, postsTooOld, media, gaps } = source;
  return {
    sourceId,
    platform,
    kind,
    handle,
    coverage,
    verifiedOwner,
    counts: {
      postsRead: analysis?.postsRead ?? 0,
      postsAssessed: analysis?.postsAssessed ?? 0,
      postsNotAssessed: analysis?.postsNotAssessed ?? {},
      postsTooOld,
      redacted: analysis?.redacted ?? 0,
      media,
      ...(analysis ? { publicPosts: { ...analysis.publicPosts, ...analysis.publicContent } } : {}),
    },
    gaps,
    timeline: analysis?.timeline ?? [],
    // An analysis of before languages were counted has none.
    languages: analysis?.languages ?? {},
  };
}

/** Where a finding stands, as its reviewer left it. */
export type FindingStanding = {
  readonly state: 'proposed' | 'unresolved' | 'confirmed' | 'dismissed';
  readonly category: Category;
  readonly severity: Severity;
  readonly certainty: Certainty | null;
  readonly reviewerReason: string | null;
};

/** One finding as a report tells it: the evidence as analysed, the judgement as it stands now. */
export function findingFacts(
  source: { readonly sourceId: string; readonly platform: Platform },
  analysed: AnalysedFinding,
  standing: FindingStanding,
): FindingFacts {
  const { injectionSuspected: _suspected, origin, votes, ...evidence } = analysed;
  return {
    ...evidence,
    ...standing,
    sourceId: source.sourceId,
    platform: source.platform,
    origin: origin ?? 'built_in_alone',
    votes: votes ?? [{ ...builtInVoter, vote: analysed.severity }],
  };
}

/** As voters left it: nobody has looked yet. */
export function proposedStanding(analysed: AnalysedFinding): FindingStanding {
  const { category, severity, origin } = analysed;
  const state = origin === 'unresolved' ? 'unresolved' : 'proposed';
  return { state, category, severity, certainty: null, reviewerReason: null };
}
