import { handleListForm } from '@visaguard/contracts';
import { operationContract } from '../../http/contract.ts';

export const listHandlesContract = operationContract({
  operationId: 'listHandles',
  method: 'get',
  path: '/v1/applicants/{applicant_id}/handles',
  area: 'Handles',
  summary: 'List the handles of an applicant',
  description: 'All of them, newest first: a handful.',
  permission: 'handle:read',
  kind: 'read',
  params: { applicant_id: 'applicant' },
  success: { status: 200, description: 'The handles.', form: handleListForm },
  refusals: ['applicant_unknown'],
});
