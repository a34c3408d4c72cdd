import type { Result } from '@visaguard/kernel';
import type { StepFailure } from '../../failures.ts';

/** By item, as JSON. */
export type MapResults = Map<string, Result<unknown, StepFailure>>;

/** What a run hands to the run that goes on for it: the process then begins again, and its maps skip what is here. */
export type Carried = {
  readonly maps: readonly (readonly [string, Result<unknown, StepFailure>][])[];
  /** Signals that nobody has taken, in order. */
  readonly signals: readonly (readonly [name: string, payload: unknown])[];
  readonly joiners: readonly string[];
};

export const nothingCarried: Carried = { maps: [], signals: [], joiners: [] };
