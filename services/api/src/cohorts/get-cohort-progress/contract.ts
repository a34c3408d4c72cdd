import { cohortProgressForm } from '@visaguard/contracts';
import { operationContract } from '../../http/contract.ts';

export const getCohortProgressContract = operationContract({
  operationId: 'getCohortProgress',
  method: 'get',
  path: '/v1/cohorts/{cohort_id}/progress',
  area: 'Cohorts',
  summary: 'Get the progress of a cohort',
  description: 'Counts and a mean. A cohort is never ranked by what was found.',
  permission: 'cohort:read',
  kind: 'read',
  params: { cohort_id: 'cohort' },
  success: { status: 200, description: 'How far its screenings are.', form: cohortProgressForm },
  refusals: ['cohort_unknown'],
});
