import type { Category, ProposalOrigin, Severity } from '../vocabulary.ts';
import { agree, lowest, overlap, type Vote } from './vote.ts';

/** What the votes on one category of one post come to, where anybody saw it. */
export type CategoryVerdict = {
  readonly category: Category;
  /** `unresolved`: the families differ, and a person decides. */
  readonly outcome: ProposalOrigin | 'unresolved';
  readonly severity: Severity;
  /** From the first to the last unit that the votes which count marked. */
  readonly start: number;
  readonly end: number;
};

export type Ballot = {
  readonly category: Category;
  /** Of the families that were asked at first. */
  readonly roundOne: readonly Vote[];
  /** Those, and the family that was asked because they differ. */
  readonly all: readonly Vote[];
  /** The text tried to steer: then no majority overrules a vote, since the text may have made it (rule R28). */
  readonly isSteered: boolean;
};

/**
 * Rule table `consensus-1`. All of the first round agree: agreed. Else two of three agree: adjudicated. Else a person
 * decides. Of votes that agree the lowest severity counts. Null: none.
 */
export function judgeCategory({ category, roundOne, all, isSteered }: Ballot): CategoryVerdict | null {
  const verdict = (outcome: CategoryVerdict['outcome'], counted: readonly Vote[]): CategoryVerdict | null => {
    const present = counted.filter((vote) => vote !== null);
    if (present.length === 0) return null;
    const met = present.flatMap(({ marks }, nth) =>
      marks.filter((mark) => present.some((other, at) => at !== nth && overlap([mark], other.marks))),
    );
    const marks = outcome === 'unresolved' || met.length === 0 ? present.flatMap((vote) => vote.marks) : met;
    const start = Math.min(...marks.map((mark) => mark.start));
    const end = Math.max(...marks.map((mark) => mark.end));
    return { category, outcome, severity: lowest(present), start, end };
  };
  if (roundOne.length === 1) return verdict('built_in_alone', roundOne);
  if (roundOne.every((one, nth) => roundOne.slice(nth + 1).every((other) => agree(one, other)))) {
    return verdict('round_one_agreement', roundOne);
  }
  const majority = all.filter((one, nth) => all.some((other, at) => at !== nth && agree(one, other)));
  if (isSteered || majority.length < 2) return verdict('unresolved', all);
  return verdict('adjudicated', majority);
}
