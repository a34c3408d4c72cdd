import { cohortListForm } from '@visaguard/contracts';
import { operationContract } from '../../http/contract.ts';
import { pageQuery } from '../../http/paging.ts';

export const listCohortsContract = operationContract({
  operationId: 'listCohorts',
  method: 'get',
  path: '/v1/cohorts',
  area: 'Cohorts',
  summary: 'List cohorts',
  description: 'Newest first.',
  permission: 'cohort:read',
  kind: 'read',
  query: pageQuery('cohort'),
  success: { status: 200, description: 'One page of cohorts.', form: cohortListForm },
});
