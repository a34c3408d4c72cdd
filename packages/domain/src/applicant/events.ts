import type { ApplicantId, UnitId } from '@visaguard/kernel';
import type { DomainEvent, Personal } from '../aggregate.ts';

export type ApplicantCreated = DomainEvent<
  'applicant.created',
  {
    readonly applicantId: ApplicantId;
    readonly unitId: UnitId | null;
    /** Country or subdivision of residence; reaches the jurisdiction gate and nothing else (rule R9). */
    readonly place: string | null;
    /** Attested, not calculated: no birth date is ever kept (rule R24). */
    readonly adult: true;
    readonly personal: Personal<{
      readonly name: string;
      readonly email: string;
      /** The tenant's own reference. It may be anything, so it is treated as personal. */
      readonly externalRef: string | null;
    }>;
  }
>;
export type ApplicantRedacted = DomainEvent<
  'applicant.redacted',
  { readonly applicantId: ApplicantId; readonly requestedBy: string }
>;

export type ApplicantEvent = ApplicantCreated | ApplicantRedacted;
