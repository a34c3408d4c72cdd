import type { Category, Severity } from '@visaguard/domain';
import { categoriesOf, type Task } from './labelled-post.ts';

export type Found = {
  readonly category: Category;
  readonly severity: Severity;
  /** How sure the judge is, 0 to 1, where it says so. */
  readonly score: number | null;
  /** How votes came to it, on a panel. */
  readonly outcome: string | null;
};

export type Judgement =
  | { readonly kind: 'judged'; readonly found: readonly Found[] }
  | { readonly kind: 'not_assessed'; readonly reason: string };

/** A voter, a panel, or the answers of another system, and what it said of each post of a set, in the set's order. */
export type Judged = { readonly name: string; readonly version: string; readonly judgements: readonly Judgement[] };

/** Null where the post was not assessed: that is neither yes nor no (rule R17). */
export function saidOf(judgement: Judgement, task: Task): boolean | null {
  return judgement.kind === 'judged' ? foundFor(judgement, task).length > 0 : null;
}

export function foundFor(judgement: Judgement, task: Task): readonly Found[] {
  if (judgement.kind !== 'judged') return [];
  const asked = categoriesOf(task);
  return judgement.found.filter(({ category }) => asked.includes(category));
}
