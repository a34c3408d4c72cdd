import type { Coverage } from '../vocabulary.ts';

/** Platforms that were never in scope: outside the five, or not declared. They have no effect on anything. */
export function inScope(coverages: readonly Coverage[]): readonly Coverage[] {
  return coverages.filter(({ state }) => state !== 'not_screened' && state !== 'not_declared');
}

/**
 * Whether everything in scope was read and judged: what `clear` and the overall letter need (rule R17). A source that
 * an archive proves empty (`no_posts`) is ignored if another one is assessed; any other failure is not.
 */
export function isFullyAssessed(coverages: readonly Coverage[]): boolean {
  const counted = inScope(coverages).filter((coverage) => !isProvenEmpty(coverage));
  return counted.length > 0 && counted.every(({ state }) => state === 'assessed');
}

function isProvenEmpty(coverage: Coverage): boolean {
  return coverage.state === 'not_assessed' && coverage.reason === 'no_posts';
}
