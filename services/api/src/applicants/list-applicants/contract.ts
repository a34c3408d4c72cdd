import { applicantListForm } from '@visaguard/contracts';
import { operationContract } from '../../http/contract.ts';
import { pageQuery } from '../../http/paging.ts';

export const listApplicantsContract = operationContract({
  operationId: 'listApplicants',
  method: 'get',
  path: '/v1/applicants',
  area: 'Applicants',
  summary: 'List applicants',
  description: 'Newest first.',
  permission: 'applicant:read',
  kind: 'read',
  query: pageQuery('applicant'),
  success: { status: 200, description: 'One page of applicants.', form: applicantListForm },
});
