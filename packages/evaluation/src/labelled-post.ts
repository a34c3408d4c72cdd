import { type AnalysableText, type Category, categories, type Platform, type Severity } from '@visaguard/domain';

export type CategoryLabel = { readonly category: Category; readonly severity: Severity | null };

/** What is known to be true of a post. Of categories out of `scope` nothing is known, and nothing is counted. */
export type Truth =
  | { readonly kind: 'categories'; readonly labels: readonly CategoryLabel[]; readonly scope: readonly Category[] }
  /** Hate or a threat, as many public sets label it, whichever of the two. */
  | { readonly kind: 'hateful'; readonly hateful: boolean };

/** A post with what is true of it. The fields beside text, kind and date cut the results and are shown to no voter. */
export type LabelledPost = AnalysableText & {
  readonly id: string;
  readonly platform: Platform | null;
  readonly language: string | null;
  /** What the post tries out, for example `negation`. */
  readonly functionality: string | null;
  /** The group of people that it is about. */
  readonly group: string | null;
  /** Posts of one template are one piece of evidence to the confidence intervals. */
  readonly template: string | null;
  readonly truth: Truth;
};

export type LabelledSet = { readonly name: string; readonly sha256: string; readonly posts: readonly LabelledPost[] };

/** A yes-or-no question that is measured: one category, hate or a threat, or anything at all. */
export const tasks = ['any', 'hateful', ...categories] as const;
export type Task = (typeof tasks)[number];

const hatefulCategories: readonly Category[] = ['hate_harassment', 'threat_violence'];

/** Null where the labels do not tell. */
export function truthOf({ truth }: LabelledPost, task: Task): boolean | null {
  if (truth.kind === 'hateful') return task === 'hateful' ? truth.hateful : null;
  const asked = categoriesOf(task);
  if (truth.labels.some(({ category }) => asked.includes(category))) return true;
  return asked.every((category) => truth.scope.includes(category)) ? false : null;
}

export function categoriesOf(task: Task): readonly Category[] {
  if (task === 'any') return categories;
  return task === 'hateful' ? hatefulCategories : [task];
}

/** The widest question that the labels of a set can answer. */
export function mainTask(posts: readonly LabelledPost[]): Task {
  return posts.every((post) => truthOf(post, 'any') !== null) ? 'any' : 'hateful';
}
