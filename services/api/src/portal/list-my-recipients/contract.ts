import { recipientListForm } from '@visaguard/contracts';
import { auditPageQuery } from '../../audit/audit-cursor.ts';
import { operationContract } from '../../http/contract.ts';

export const listMyRecipientsContract = operationContract({
  operationId: 'listMyRecipients',
  method: 'get',
  path: '/v1/portal/recipients',
  area: 'Portal',
  summary: 'List who has read about you',
  description: 'Every read of content about you: who, what, in which view, when. Newest first.',
  permission: 'portal:read',
  kind: 'read',
  query: auditPageQuery,
  success: { status: 200, description: 'One page of reads.', form: recipientListForm },
});
