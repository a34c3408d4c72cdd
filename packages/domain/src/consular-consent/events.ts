import type { ApplicantId, ConsentId, Instant } from '@visaguard/kernel';
import type { DomainEvent } from '../aggregate.ts';

/** How the applicant agreed: only ever by their own act, never by a document that a tenant holds. */
export const consularConsentMethods = ['hosted_page', 'electronic_signature'] as const;
export type ConsularConsentMethod = (typeof consularConsentMethods)[number];

/**
 * The applicant asks for the section "what a consular reader may notice", for their own eyes. It widens what the
 * consent to the screening allows to be noted, and nothing that a requester may ever see.
 */
export type ConsularSectionGranted = DomainEvent<
  'consent.consular_section_granted',
  {
    readonly consentId: ConsentId;
    readonly applicantId: ApplicantId;
    readonly method: ConsularConsentMethod;
    readonly textVersion: string;
    readonly textSha256: string;
    /** BCP 47. */
    readonly language: string;
    readonly grantedAt: Instant;
  }
>;
export type ConsularSectionWithdrawn = DomainEvent<
  'consent.consular_section_withdrawn',
  { readonly consentId: ConsentId; readonly applicantId: ApplicantId; readonly withdrawnAt: Instant }
>;

export type ConsularConsentEvent = ConsularSectionGranted | ConsularSectionWithdrawn;
