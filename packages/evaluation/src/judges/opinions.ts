import type { Opinion } from '@visaguard/domain';
import type { Judged, Judgement } from '../judgement.ts';

/** What one voter said of each post of a set, in the set's order, with the marks that a panel needs. */
export type VoterOpinions = {
  readonly family: string;
  readonly version: string;
  readonly opinions: readonly Opinion[];
};

export function judgedBy({ family, version, opinions }: VoterOpinions): Judged {
  return { name: family, version, judgements: opinions.map(asJudgement) };
}

function asJudgement(opinion: Opinion): Judgement {
  if (opinion.kind === 'no_vote') return { kind: 'not_assessed', reason: opinion.reason };
  const found = opinion.seen.map(({ category, severity }) => ({ category, severity, score: null, outcome: null }));
  return { kind: 'judged', found };
}
