import { cohortForm } from '@visaguard/contracts';
import { operationContract } from '../../http/contract.ts';

export const getCohortContract = operationContract({
  operationId: 'getCohort',
  method: 'get',
  path: '/v1/cohorts/{cohort_id}',
  area: 'Cohorts',
  summary: 'Get a cohort',
  permission: 'cohort:read',
  kind: 'read',
  params: { cohort_id: 'cohort' },
  success: { status: 200, description: 'The cohort.', form: cohortForm },
  refusals: ['cohort_unknown'],
});
