import { applicantForm } from '@visaguard/contracts';
import { operationContract } from '../../http/contract.ts';

export const getApplicantContract = operationContract({
  operationId: 'getApplicant',
  method: 'get',
  path: '/v1/applicants/{applicant_id}',
  area: 'Applicants',
  summary: 'Get an applicant',
  permission: 'applicant:read',
  kind: 'read',
  params: { applicant_id: 'applicant' },
  success: { status: 200, description: 'The applicant.', form: applicantForm },
  refusals: ['applicant_unknown'],
});
