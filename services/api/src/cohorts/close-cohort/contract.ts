import { cohortStateForm } from '@visaguard/contracts';
import { operationContract } from '../../http/contract.ts';

export const closeCohortContract = operationContract({
  operationId: 'closeCohort',
  method: 'post',
  path: '/v1/cohorts/{cohort_id}/close',
  area: 'Cohorts',
  summary: 'Close a cohort',
  description: 'It takes no applicants and no screening any more. Screenings under way go on. Safe to repeat.',
  permission: 'cohort:change',
  kind: 'change',
  params: { cohort_id: 'cohort' },
  success: { status: 200, description: 'Where the cohort stands.', form: cohortStateForm },
  refusals: ['cohort_unknown', 'cohort_screening_running'],
});
