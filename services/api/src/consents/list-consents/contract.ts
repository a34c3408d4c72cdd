import { consentListForm } from '@visaguard/contracts';
import { operationContract } from '../../http/contract.ts';

export const listConsentsContract = operationContract({
  operationId: 'listConsents',
  method: 'get',
  path: '/v1/applicants/{applicant_id}/consents',
  area: 'Consents',
  summary: 'List the consents of an applicant',
  description: 'All of them, newest first.',
  permission: 'consent:read',
  kind: 'read',
  params: { applicant_id: 'applicant' },
  success: { status: 200, description: 'The consents.', form: consentListForm },
  refusals: ['applicant_unknown'],
});
