import { z } from 'zod';
import { eventV1, nextVersion } from '../event-contract.ts';
import { idField, instantField, listOf, policyField, purposeField } from './fields.ts';

export const tenantEvents = [
  eventV1('tenant', 'tenant.registered', {
    tenantId: idField('tenant'),
    name: z.string(),
    requesterType: z.enum(['university', 'agency', 'public_authority']),
    place: z.string(),
  }),
  eventV1('tenant', 'tenant.purposes_certified', {
    purposes: listOf(purposeField),
    nonDiscrimination: z.literal(true),
    certifiedAt: instantField,
    validUntil: instantField,
  }),
  nextVersion(eventV1('tenant', 'tenant.policy_set', { policy: policyField }), 2),
  eventV1('tenant', 'tenant.suspended', { reason: z.string() }),
  eventV1('tenant', 'tenant.reactivated', { reason: z.string() }),
] as const;
