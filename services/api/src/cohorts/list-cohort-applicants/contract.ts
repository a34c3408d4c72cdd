import { applicantListForm } from '@visaguard/contracts';
import { operationContract } from '../../http/contract.ts';
import { pageQuery } from '../../http/paging.ts';

export const listCohortApplicantsContract = operationContract({
  operationId: 'listCohortApplicants',
  method: 'get',
  path: '/v1/cohorts/{cohort_id}/applicants',
  area: 'Cohorts',
  summary: 'List the applicants of a cohort',
  description: 'Oldest first, and in no order of what was found.',
  permission: 'cohort:read',
  kind: 'read',
  params: { cohort_id: 'cohort' },
  query: pageQuery('applicant'),
  success: { status: 200, description: 'One page of applicants.', form: applicantListForm },
  refusals: ['cohort_unknown'],
});
