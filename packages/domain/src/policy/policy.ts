import { ok, type Refusal, type Result, refuse } from '@visaguard/kernel';
import type { PanelKind } from '../consensus/panel.ts';
import { type Category, categories, type Severity } from '../vocabulary.ts';

/** What a tenant may choose. It applies to future screenings only and is stored with each report. */
export type ScreeningPolicy = {
  /** Enabled categories: a subset of the closed list (rule R11). */
  readonly categories: readonly Category[];
  readonly minimumSeverity: Severity;
  /** 1 to 7 (rule R8). */
  readonly lookbackYears: number;
  readonly showGradeToRequester: boolean;
  /** A second reviewer decides independently. */
  readonly fourEyes: boolean;
  /** A source counts as assessed from this share of its posts, 95 to 100. */
  readonly coverageThresholdPercent: number;
  /** Hours in which only the applicant sees a reviewed report; the applicant may end them (rule R14). */
  readonly applicantWindowHours: number;
  /** How many families judge a post at once, where there are keys for any beside the built-in analyser. */
  readonly panel: PanelKind;
};

export const defaultPolicy: ScreeningPolicy = {
  categories,
  minimumSeverity: 'low',
  lookbackYears: 5,
  showGradeToRequester: false,
  fourEyes: false,
  coverageThresholdPercent: 95,
  applicantWindowHours: 72,
  panel: 'wide',
};

/** A tenant may switch categories off and raise thresholds; it may not invent, lower or lengthen. */
export function checkPolicy(policy: ScreeningPolicy): Result<ScreeningPolicy, Refusal> {
  if (policy.categories.length === 0) {
    return refuse('policy_invalid', 'At least one category stays on.', faultAt('/categories', 'is empty'));
  }
  if (!Number.isInteger(policy.lookbackYears) || policy.lookbackYears < 1 || policy.lookbackYears > 7) {
    return refuse('policy_invalid', 'The look-back is 1 to 7 years.', {
      rule: 'R8',
      faults: [{ pointer: '/lookback_years', detail: 'must be 1 to 7' }],
    });
  }
  if (policy.coverageThresholdPercent < 95 || policy.coverageThresholdPercent > 100) {
    return refuse('policy_invalid', 'The coverage threshold is 95 to 100 percent.', {
      ...faultAt('/coverage_threshold_percent', 'must be 95 to 100'),
    });
  }
  if (policy.applicantWindowHours < 72) {
    return refuse('policy_invalid', 'The applicant has at least 72 hours.', {
      rule: 'R14',
      faults: [{ pointer: '/applicant_window_hours', detail: 'must be 72 or more' }],
    });
  }
  return ok(policy);
}

function faultAt(pointer: string, detail: string) {
  return { faults: [{ pointer, detail }] };
}
