import type { Platform } from '../vocabulary.ts';
import type { Band, Letter } from './letter.ts';
import type { FindingPoints } from './points.ts';

export type ScoreReport = {
  readonly version: 'score-1';
  /** Some counted finding has not been reviewed yet. */
  readonly provisional: boolean;
  /** Posts with a counted finding, by platform and account, newest first; every other assessed post scores 0. */
  readonly posts: readonly PostScore[];
  /** One per platform in scope, in the order of the vocabulary. */
  readonly platforms: readonly PlatformScore[];
  readonly overall: Grade;
  /** How each number came about, for the private view alone. */
  readonly arithmetic: readonly ArithmeticLine[];
};

export type PostScore = {
  readonly postId: string;
  readonly platform: Platform;
  readonly score: number;
  readonly letter: Letter;
};

/**
 * `score` null: nothing was assessed, which is not 0 (rule R17). `atLeast`: not everything was assessed, so the score
 * is a lower bound and has neither letter nor band.
 */
export type Grade = {
  readonly score: number | null;
  readonly atLeast: boolean;
  readonly letter: Letter | null;
  readonly band: Band | null;
};

export type PlatformScore = Grade & { readonly platform: Platform };

/** One finding, or one sum: `parts` in falling order, `bonus` what the others add to the largest. */
export type ArithmeticLine =
  | ({
      readonly of: 'finding';
      readonly findingId: string;
      readonly postId: string;
      readonly text: string;
    } & FindingPoints)
  | ({ readonly of: 'post'; readonly postId: string; readonly repeatedIn: readonly string[] } & Sum)
  | ({ readonly of: 'platform'; readonly platform: Platform } & Sum)
  | ({ readonly of: 'overall' } & Sum);

export type Sum = {
  readonly parts: readonly number[];
  readonly score: number;
  /** In English, for example `20 + min(15, floor(6 / 10)) = 20`. */
  readonly text: string;
};
