import type { Coverage } from '../vocabulary.ts';
import { inScope, isFullyAssessed } from './scope-coverage.ts';

/**
 * How a screening ends, from the outcome of each declared source (null: none yet).
 * `unfinished`: a source has no outcome. `partial`: some was assessed and some was not, or a source is itself partial.
 * `completed`: every source has an outcome, all assessed or none; the result says which.
 */
export function screeningEnd(outcomes: readonly (Coverage | null)[]): 'unfinished' | 'partial' | 'completed' {
  const known = outcomes.filter((outcome) => outcome !== null);
  if (known.length < outcomes.length) return 'unfinished';
  const someRead = inScope(known).some(({ state }) => state === 'assessed' || state === 'partial');
  return someRead && !isFullyAssessed(known) ? 'partial' : 'completed';
}
