import { z } from 'zod';
import { eventV1, nextVersion, personalEventV1 } from '../event-contract.ts';
import { idField, instantField, listOf, platformField, purposeField, sha256Field, sourceKindField } from './fields.ts';

const owner = { consentId: idField('consent'), applicantId: idField('applicant') };

/** Version 1 did not say how a platform may be read. */
const granted = personalEventV1(
  'consent',
  'consent.granted',
  {
    ...owner,
    scope: z.strictObject({
      platforms: listOf(platformField),
      sources: listOf(sourceKindField),
      purpose: purposeField,
      lookbackYears: z.int().min(1).max(7),
      requesterNamed: z.boolean(),
      retentionDays: z.int().min(1),
    }),
    method: z.enum(['signed_document', 'hosted_page', 'electronic_signature']),
    textVersion: z.string(),
    textSha256: sha256Field,
    language: z.string(),
    grantedAt: instantField,
    expiresAt: instantField,
    documentSha256: sha256Field.nullable(),
  },
  { subject: 'applicantId', shape: { ip: z.string().nullable(), collectedBy: z.string() } },
);

export const consentEvents = [
  nextVersion(granted, 2),
  eventV1('consent', 'consent.withdrawn', { ...owner, withdrawnAt: instantField }),
  eventV1('consent', 'consent.consular_section_granted', {
    ...owner,
    method: z.enum(['hosted_page', 'electronic_signature']),
    textVersion: z.string(),
    textSha256: sha256Field,
    language: z.string(),
    grantedAt: instantField,
  }),
  eventV1('consent', 'consent.consular_section_withdrawn', { ...owner, withdrawnAt: instantField }),
] as const;
