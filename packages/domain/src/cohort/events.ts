import type { ApplicantId, CohortId, Instant, UnitId } from '@visaguard/kernel';
import type { DomainEvent } from '../aggregate.ts';
import type { ScreeningPolicy } from '../policy/policy.ts';
import type { Purpose } from '../vocabulary.ts';

export type CohortCreated = DomainEvent<
  'cohort.created',
  {
    readonly cohortId: CohortId;
    readonly unitId: UnitId | null;
    readonly name: string;
    readonly purpose: Purpose;
  }
>;
/** Opening freezes the tenant's policy for everyone in the cohort. */
export type CohortOpened = DomainEvent<
  'cohort.opened',
  { readonly cohortId: CohortId; readonly policy: ScreeningPolicy; readonly openedAt: Instant }
>;
export type CohortApplicantAdded = DomainEvent<
  'cohort.applicant_added',
  { readonly cohortId: CohortId; readonly applicantId: ApplicantId }
>;
export type CohortApplicantRemoved = DomainEvent<
  'cohort.applicant_removed',
  { readonly cohortId: CohortId; readonly applicantId: ApplicantId }
>;
export type CohortScreeningStarted = DomainEvent<
  'cohort.screening_started',
  { readonly cohortId: CohortId; readonly round: number; readonly startedAt: Instant }
>;
export type CohortScreeningFinished = DomainEvent<
  'cohort.screening_finished',
  {
    readonly cohortId: CohortId;
    readonly round: number;
    /** Applicants whose screening was ordered, and those who could not be screened, with the rule's code. */
    readonly ordered: number;
    readonly refused: readonly { readonly applicantId: ApplicantId; readonly code: string }[];
    readonly finishedAt: Instant;
  }
>;
export type CohortClosed = DomainEvent<'cohort.closed', { readonly cohortId: CohortId; readonly closedAt: Instant }>;

export type CohortEvent =
  | CohortCreated
  | CohortOpened
  | CohortApplicantAdded
  | CohortApplicantRemoved
  | CohortScreeningStarted
  | CohortScreeningFinished
  | CohortClosed;
