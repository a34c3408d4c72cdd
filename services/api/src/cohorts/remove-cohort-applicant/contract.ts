import { cohortApplicantForm } from '@visaguard/contracts';
import { operationContract } from '../../http/contract.ts';

export const removeCohortApplicantContract = operationContract({
  operationId: 'removeCohortApplicant',
  method: 'delete',
  path: '/v1/cohorts/{cohort_id}/applicants/{applicant_id}',
  area: 'Cohorts',
  summary: 'Remove an applicant from a cohort',
  description: 'A screening under way goes on. Safe to repeat.',
  permission: 'cohort:change',
  kind: 'change',
  params: { cohort_id: 'cohort', applicant_id: 'applicant' },
  success: { status: 200, description: 'The applicant is not in the cohort.', form: cohortApplicantForm },
  refusals: ['cohort_unknown', 'cohort_closed'],
});
