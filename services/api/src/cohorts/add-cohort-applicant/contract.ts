import { cohortApplicantForm } from '@visaguard/contracts';
import { operationContract } from '../../http/contract.ts';

export const addCohortApplicantContract = operationContract({
  operationId: 'addCohortApplicant',
  method: 'put',
  path: '/v1/cohorts/{cohort_id}/applicants/{applicant_id}',
  area: 'Cohorts',
  summary: 'Add an applicant to a cohort',
  description: 'Safe to repeat.',
  permission: 'cohort:change',
  kind: 'change',
  params: { cohort_id: 'cohort', applicant_id: 'applicant' },
  success: { status: 200, description: 'The applicant is in the cohort.', form: cohortApplicantForm },
  refusals: ['cohort_unknown', 'cohort_closed', 'cohort_full', 'applicant_unknown', 'applicant_redacted'],
});
