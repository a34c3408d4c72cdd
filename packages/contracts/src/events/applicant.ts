import { z } from 'zod';
import { eventV1, personalEventV1 } from '../event-contract.ts';
import { idField } from './fields.ts';

export const applicantEvents = [
  personalEventV1(
    'applicant',
    'applicant.created',
    {
      applicantId: idField('applicant'),
      unitId: idField('unit').nullable(),
      place: z.string().nullable(),
      adult: z.literal(true),
    },
    {
      subject: 'applicantId',
      shape: { name: z.string(), email: z.string(), externalRef: z.string().nullable() },
    },
  ),
  eventV1('applicant', 'applicant.redacted', { applicantId: idField('applicant'), requestedBy: z.string() }),
] as const;
