import type { ApplicantId, CohortId, TenantScope } from '@visaguard/kernel';

/** One round of screening of one cohort. */
export type CohortRound = { readonly scope: TenantScope; readonly cohortId: CohortId; readonly round: number };

export type OrderOutcome =
  | { readonly kind: 'ordered' }
  /** A rule refused; the code says which. The others of the cohort go on. */
  | { readonly kind: 'refused'; readonly code: string };

export type RefusedApplicant = { readonly applicantId: ApplicantId; readonly code: string };

export interface CohortActivities {
  /** The applicants still to be asked about; none when the round has finished already. */
  beginRound(round: CohortRound): Promise<readonly ApplicantId[]>;
  /** Orders the screening of one applicant; ordering starts it. Twice is once. */
  orderScreening(input: CohortRound & { readonly applicantId: ApplicantId }): Promise<OrderOutcome>;
  /** A round that has finished already stays as it is. */
  finishRound(
    input: CohortRound & { readonly ordered: number; readonly refused: readonly RefusedApplicant[] },
  ): Promise<void>;
}
