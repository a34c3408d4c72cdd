import type { Category, Severity } from '@visaguard/domain';
import type { WordClasses } from '../patterns/lexicon.ts';

/** Reasons why words that fit a rule are no finding after all; each is a function in `context`. */
export type GuardName =
  | 'negation'
  | 'quotation'
  | 'attribution'
  | 'condemnation'
  | 'reporting'
  | 'genre'
  | 'harmless'
  | 'playful'
  | 'lawful'
  | 'reclaimed'
  | 'homonym'
  | 'selfIdentified'
  | 'feltByOthers'
  | 'victims'
  | 'affirmation'
  | 'gerund'
  | 'mixed'
  | 'acrossClauses';

export type Rule = {
  /** Unique within its category; appears in the finding as `<category>.<id>`. */
  readonly id: string;
  readonly severity: Severity;
  /** Alternatives, each in the notation of `compilePattern`. */
  readonly patterns: readonly string[];
  /** One sentence for the reader of a report: what the text shows. */
  readonly rationale: string;
  /** What lifts the finding. */
  readonly liftedBy: readonly GuardName[];
  /** Only a finding when a word of one of these classes stands in the same sentence or one beside it. */
  readonly onlyNear?: readonly string[];
  /** And only when, likewise, one of these does. */
  readonly andNear?: readonly string[];
  /** No finding when a word of one of these classes stands in the same sentence or one beside it. */
  readonly unlessNear?: readonly string[];
  /** No finding when a word of one of these classes stands in the same sentence. */
  readonly unless?: readonly string[];
  /** More severe when a word of this class stands in the same sentence or one beside it. */
  readonly raises?: { readonly to: Severity; readonly near: readonly string[] };
};

/** A category is words and rules; adding to either needs no code. */
export type CategoryRules = {
  readonly category: Category;
  readonly words: WordClasses;
  readonly rules: readonly Rule[];
};
