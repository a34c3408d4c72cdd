import type { CategoryVerdict, PostNotAssessedReason, RunningAnalysis, Vote } from '@visaguard/domain';
import { voteOfFamily } from '@visaguard/domain';
import { hasKey, type PostId, valueAt } from '@visaguard/kernel';
import type { PostAssessment } from './assess-post.ts';
import type { AnalysedFinding } from './source-analysis.ts';

/** A finding as it was judged, without the post that it is about. */
export type JudgedFinding = Pick<
  AnalysedFinding,
  'category' | 'severity' | 'rule' | 'rationale' | 'start' | 'end' | 'quote' | 'origin' | 'votes'
>;

type Judged = {
  readonly status: 'assessed' | 'not_assessed';
  readonly reason?: PostNotAssessedReason;
  readonly findings: readonly JudgedFinding[];
  readonly injectionSuspected: boolean;
};

type Post = { readonly postId: PostId; readonly text: string; readonly alone: PostAssessment };

/**
 * What a panel said of one post. A post that was never put before it, for want of words or of a date, is as the analyser
 * that is built in left it; one that it owes a verdict is not assessed, and never what one family alone makes of it.
 */
export function judgedByPanel(panel: RunningAnalysis, { postId, text, alone }: Post): Judged {
  const verdict = valueAt(panel.verdicts, postId);
  const injectionSuspected = hasKey(panel.injectionSuspected, postId);
  if (verdict === undefined) {
    const reason = alone.status === 'not_assessed' ? (alone.reason ?? 'model_failed') : 'model_failed';
    return { status: 'not_assessed', reason, findings: [], injectionSuspected };
  }
  if (verdict.kind === 'not_assessed') {
    return { status: 'not_assessed', reason: verdict.reason, findings: [], injectionSuspected };
  }
  const findings = verdict.found.map((found): JudgedFinding => {
    const { category, severity, start, end, outcome: origin } = found;
    const votes = votesOn(panel, postId, found);
    return {
      ...{ category, severity, start, end, quote: text.slice(start, end), origin, votes },
      ...reasonFor(found, alone, votes),
    };
  });
  return { status: 'assessed', findings, injectionSuspected };
}

/** Of every family that voted on the post, in the order in which they were asked. */
function votesOn(panel: RunningAnalysis, postId: PostId, { category }: CategoryVerdict): Vote[] {
  const opinions = valueAt(panel.opinions, postId) ?? {};
  return panel.panel.families.flatMap((family): Vote[] => {
    const opinion = opinions[family];
    if (opinion?.kind !== 'voted') return [];
    return [{ family, version: opinion.version, vote: voteOfFamily(category, opinion.seen) }];
  });
}

/** The rule of the built-in analyser where it saw the same; else who saw it. */
function reasonFor(found: CategoryVerdict, alone: PostAssessment, votes: readonly Vote[]) {
  const rule = alone.findings.find(
    ({ category, start, end }) => category === found.category && start < found.end && found.start < end,
  );
  if (rule) return { rule: rule.rule, rationale: rule.rationale };
  const seenBy = votes.filter(({ vote }) => vote !== 'none').map(({ family }) => family);
  return {
    rule: `${found.category}.panel`,
    rationale: `Marked by ${seenBy.join(' and ')}; no rule of the built-in analyser says it.`,
  };
}
