import type { ScorableFinding, ScoreInput } from '@visaguard/domain';
import type { FindingFacts, ReportFacts, SourceFacts } from '../facts.ts';

/**
 * What the score rule may know of these facts (rule R9). Dismissed, held, unresolved and undated findings have no
 * place in it.
 */
export function scoreInput(
  asOf: ReportFacts['asOf'],
  sources: readonly SourceFacts[],
  findings: readonly FindingFacts[],
): ScoreInput {
  const bySource = Map.groupBy(findings, (finding) => finding.sourceId);
  return {
    asOf,
    sources: sources.map((source) => ({
      sourceId: source.sourceId,
      platform: source.platform,
      coverage: source.coverage,
      postsAssessed: source.counts.postsAssessed,
      findings: (bySource.get(source.sourceId) ?? []).flatMap(scorable),
    })),
  };
}

function scorable(finding: FindingFacts): ScorableFinding[] {
  const { findingId, postId, textFingerprint, postedAt, severity } = finding;
  const standing = standingOf(finding);
  if (postedAt === null || standing === null) return [];
  return [{ findingId, postId, textFingerprint, postedAt, severity, standing }];
}

function standingOf({ state, certainty, origin }: FindingFacts): ScorableFinding['standing'] | null {
  if (state === 'confirmed') return { kind: 'confirmed', certainty: certainty ?? 'probable' };
  return state === 'proposed' && origin !== 'unresolved' ? { kind: 'proposed', origin } : null;
}
