import { categories } from '@visaguard/domain';
import { type Judged, saidOf } from '../judgement.ts';
import type { Task } from '../labelled-post.ts';
import { cohensKappa } from './kappa.ts';

export type Comparison = {
  readonly one: string;
  readonly other: string;
  /** Posts that both assessed. */
  readonly posts: number;
  readonly agreement: number | null;
  readonly kappa: number | null;
  readonly onlyOne: number;
  readonly onlyOther: number;
  readonly byCategory: readonly { readonly category: string; readonly kappa: number | null }[];
};

/** Every two judges of one set, on the posts that both assessed. */
export function compareJudges(judges: readonly Judged[], task: Task): Comparison[] {
  return judges.flatMap((one, nth) => judges.slice(nth + 1).map((other) => compare(one, other, task)));
}

function compare(one: Judged, other: Judged, task: Task): Comparison {
  const said = saidByBoth(one, other, task);
  const onlyOne = said.filter(([a, b]) => a > b).length;
  const onlyOther = said.filter(([a, b]) => a < b).length;
  return {
    ...{ one: one.name, other: other.name, posts: said.length, onlyOne, onlyOther },
    agreement: said.length === 0 ? null : 1 - (onlyOne + onlyOther) / said.length,
    kappa: cohensKappa(said),
    byCategory: categories.map((category) => ({ category, kappa: cohensKappa(saidByBoth(one, other, category)) })),
  };
}

function saidByBoth(one: Judged, other: Judged, task: Task): [number, number][] {
  return one.judgements.flatMap((judgement, at): [number, number][] => {
    const counterpart = other.judgements[at];
    const a = saidOf(judgement, task);
    const b = counterpart ? saidOf(counterpart, task) : null;
    return a === null || b === null ? [] : [[Number(a), Number(b)]];
  });
}
