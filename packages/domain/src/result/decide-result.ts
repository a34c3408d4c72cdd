import { severityRank } from '../severity.ts';
import type { Category, Coverage, ScreeningResult, Severity } from '../vocabulary.ts';
import { isFullyAssessed } from './scope-coverage.ts';

export type ResultInput = {
  /** One per declared source. */
  readonly coverages: readonly Coverage[];
  /** Findings that a reviewer confirmed (corrected ones as they stand now), of the view that the result is for. */
  readonly confirmed: readonly { readonly category: Category; readonly severity: Severity }[];
  /** What still waits for somebody: findings proposed, unresolved, disputed or held, cases not closed. */
  readonly openCount: number;
  /** The policy that was frozen with the screening. */
  readonly policy: { readonly categories: readonly Category[]; readonly minimumSeverity: Severity };
};

/**
 * What a requester sees. `consider`: a confirmed finding in an enabled category at or above the minimum severity, even
 * where other sources failed. `clear`: none, nothing open, and everything in scope assessed. Everything else is
 * `not_assessed`: a failure is never clean (rule R17), and there is no "reject".
 */
export function decideResult(input: ResultInput): ScreeningResult {
  if (input.confirmed.some((finding) => counts(finding, input.policy))) return 'consider';
  return input.openCount === 0 && isFullyAssessed(input.coverages) ? 'clear' : 'not_assessed';
}

function counts(finding: ResultInput['confirmed'][number], policy: ResultInput['policy']): boolean {
  return (
    policy.categories.includes(finding.category) &&
    severityRank(finding.severity) >= severityRank(policy.minimumSeverity)
  );
}
