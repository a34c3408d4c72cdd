import type { ApplicantId, Instant, ReportId, ShareId } from '@visaguard/kernel';
import type { DomainEvent } from '../aggregate.ts';

/** The applicant's grant of the requester view to the tenant: the applicant's act alone. */
export type ShareCreated = DomainEvent<
  'share.created',
  {
    readonly shareId: ShareId;
    readonly reportId: ReportId;
    readonly applicantId: ApplicantId;
    readonly expiresAt: Instant;
    readonly createdAt: Instant;
  }
>;
/** The report's review is closed: the tenant may read now. */
export type ShareActivated = DomainEvent<
  'share.activated',
  { readonly shareId: ShareId; readonly activatedAt: Instant }
>;
export type ShareRevoked = DomainEvent<'share.revoked', { readonly shareId: ShareId; readonly revokedAt: Instant }>;

export type ShareEvent = ShareCreated | ShareActivated | ShareRevoked;
