import { z } from 'zod';
import { eventV1, personalEventV1 } from '../event-contract.ts';
import { idField, instantField, listOf } from './fields.ts';

export const memberEvents = [
  personalEventV1(
    'member',
    'member.added',
    {
      memberId: idField('member'),
      roles: listOf(z.enum(['owner', 'admin', 'requester', 'reviewer', 'auditor', 'developer'])),
      simulated: z.boolean(),
    },
    { subject: 'memberId', shape: { name: z.string(), email: z.string() } },
  ),
  eventV1('member', 'member.trained', { trainedAt: instantField, validUntil: instantField }),
  eventV1('member', 'member.removed', { memberId: idField('member') }),
] as const;
