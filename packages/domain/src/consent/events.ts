import type { ApplicantId, ConsentId, Instant } from '@visaguard/kernel';
import type { DomainEvent, Personal } from '../aggregate.ts';
import type { Platform, Purpose, SourceKind } from '../vocabulary.ts';

/** What the person agreed to. Nothing outside it may be read. */
export type ConsentScope = {
  readonly platforms: readonly Platform[];
  /** How they may be read: the export that the person hands over, the public profile, or both. */
  readonly sources: readonly SourceKind[];
  readonly purpose: Purpose;
  readonly lookbackYears: number;
  /** Whether the tenant that ordered is named as recipient; without it the report is the applicant's alone. */
  readonly requesterNamed: boolean;
  readonly retentionDays: number;
};

export const consentMethods = ['signed_document', 'hosted_page', 'electronic_signature'] as const;
export type ConsentMethod = (typeof consentMethods)[number];

export type ConsentGranted = DomainEvent<
  'consent.granted',
  {
    readonly consentId: ConsentId;
    readonly applicantId: ApplicantId;
    readonly scope: ConsentScope;
    readonly method: ConsentMethod;
    readonly textVersion: string;
    readonly textSha256: string;
    /** BCP 47. */
    readonly language: string;
    readonly grantedAt: Instant;
    /** 12 months at most. */
    readonly expiresAt: Instant;
    /** SHA-256 of the document that proves it, where the tenant holds one. */
    readonly documentSha256: string | null;
    readonly personal: Personal<{ readonly ip: string | null; readonly collectedBy: string }>;
  }
>;
export type ConsentWithdrawn = DomainEvent<
  'consent.withdrawn',
  { readonly consentId: ConsentId; readonly applicantId: ApplicantId; readonly withdrawnAt: Instant }
>;

export type ConsentEvent = ConsentGranted | ConsentWithdrawn;
