import { z } from '@hono/zod-openapi';
import { auditEntryListForm, idForm } from '@visaguard/contracts';
import { operationContract } from '../../http/contract.ts';
import { auditPageQuery } from '../audit-cursor.ts';

export const listAuditEntriesContract = operationContract({
  operationId: 'listAuditEntries',
  method: 'get',
  path: '/v1/audit_entries',
  area: 'Audit',
  summary: 'List audit entries',
  description:
    'Who did or read what, and when; ids and codes, no content. Newest first. What an applicant does on their own side is ' +
    'theirs and not among them (R3).',
  permission: 'audit:read',
  kind: 'read',
  query: auditPageQuery.extend({
    object_id: z.string().max(64).optional(),
    subject_id: idForm('applicant').optional(),
    action: z.string().max(64).optional(),
  }),
  success: { status: 200, description: 'One page of entries.', form: auditEntryListForm },
});
