import { cohortStateForm, startCohortScreeningForm } from '@visaguard/contracts';
import { operationContract } from '../../http/contract.ts';

export const startCohortScreeningContract = operationContract({
  operationId: 'startCohortScreening',
  method: 'post',
  path: '/v1/cohorts/{cohort_id}/screenings',
  area: 'Cohorts',
  summary: 'Start the screening of a cohort',
  description:
    'Orders a screening for each applicant, on their newest consent and all their handles. Whom a rule forbids to screen ' +
    'is named with the rule’s code in the cohort’s progress; the others are screened.',
  permission: 'screening:order',
  kind: 'create',
  params: { cohort_id: 'cohort' },
  body: startCohortScreeningForm,
  success: { status: 202, description: 'A round of screening has begun.', form: cohortStateForm },
  refusals: ['cohort_unknown', 'cohort_not_open', 'cohort_empty', 'cohort_screening_running', 'order_not_certified'],
});
