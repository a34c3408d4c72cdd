import type { PolicyMembers } from '@visaguard/contracts';
import { defaultPolicy, type ScreeningPolicy } from '@visaguard/domain';

export function policyMembers(policy: ScreeningPolicy) {
  return {
    categories: [...policy.categories],
    minimum_severity: policy.minimumSeverity,
    lookback_years: policy.lookbackYears,
    show_grade_to_requester: policy.showGradeToRequester,
    four_eyes: policy.fourEyes,
    coverage_threshold_percent: policy.coverageThresholdPercent,
    applicant_window_hours: policy.applicantWindowHours,
    panel: policy.panel,
  } satisfies PolicyMembers;
}

export function policyOf(members: PolicyMembers): ScreeningPolicy {
  return {
    categories: members.categories,
    minimumSeverity: members.minimum_severity,
    lookbackYears: members.lookback_years,
    showGradeToRequester: members.show_grade_to_requester,
    fourEyes: members.four_eyes,
    coverageThresholdPercent: members.coverage_threshold_percent,
    applicantWindowHours: members.applicant_window_hours,
    panel: members.panel ?? defaultPolicy.panel,
  };
}
