import { z } from 'zod';
import { type EventContract, eventV1, personalEventV1 } from './event-contract.ts';
import {
  idField,
  instantField,
  listOf,
  platformField,
  policyWithoutPanelField,
  purposeField,
  sha256Field,
} from './events/fields.ts';
import { orderedWith } from './events/screening.ts';

/**
 * Forms that events were once written in. They stay for as long as the product does: such events are in somebody's store.
 * A form comes here when its type gets a next version in `events/`, together with the step that leads on from it.
 */
export const pastForms: readonly EventContract[] = [
  personalEventV1(
    'consent',
    'consent.granted',
    {
      consentId: idField('consent'),
      applicantId: idField('applicant'),
      scope: z.strictObject({
        platforms: listOf(platformField),
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
  ),
  eventV1('tenant', 'tenant.policy_set', { policy: policyWithoutPanelField }),
  eventV1('cohort', 'cohort.opened', {
    ...{ cohortId: idField('cohort'), policy: policyWithoutPanelField, openedAt: instantField },
  }),
  orderedWith(policyWithoutPanelField),
];
