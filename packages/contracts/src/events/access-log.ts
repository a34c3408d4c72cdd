import { z } from 'zod';
import { eventV1 } from '../event-contract.ts';
import { idField, instantField, listOf } from './fields.ts';

export const accessLogEvents = [
  eventV1('access_log', 'access.content_read', {
    applicantId: idField('applicant'),
    objectKind: z.enum(['report', 'finding', 'review_case', 'applicant', 'archive']),
    objectId: z.string(),
    view: z.enum(['private', 'requester', 'blind']),
    format: z.enum(['json', 'pdf']),
    readAt: instantField,
    requestId: z.string(),
  }),
  eventV1('access_log', 'access.personal_read', {
    objectKind: z.enum(['applicant', 'handle']),
    applicantIds: listOf(idField('applicant')),
    readAt: instantField,
    requestId: z.string(),
  }),
] as const;
