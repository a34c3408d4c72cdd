import type { Category, Severity } from '../vocabulary.ts';

/** One category that a family saw in a post, and where: UTF-16 units of its text, end exclusive. */
export type SeenCategory = {
  readonly category: Category;
  readonly severity: Severity;
  readonly start: number;
  readonly end: number;
};

/** What one family of voters said about one post. No vote is never the same as "nothing seen" (rule R17). */
export type Opinion =
  | { readonly kind: 'voted'; readonly seen: readonly SeenCategory[] }
  | { readonly kind: 'no_vote'; readonly reason: string };

/** By family, so that none can count twice. */
export type Opinions = Readonly<Record<string, Opinion>>;
