import { cohortForm, createCohortForm } from '@visaguard/contracts';
import { operationContract } from '../../http/contract.ts';

export const createCohortContract = operationContract({
  operationId: 'createCohort',
  method: 'post',
  path: '/v1/cohorts',
  area: 'Cohorts',
  summary: 'Create a cohort',
  description: 'A draft: applicants are added, then it is opened under the policy of that moment, then screened.',
  permission: 'cohort:create',
  kind: 'create',
  body: createCohortForm,
  success: { status: 201, description: 'The cohort.', form: cohortForm },
  refusals: ['purpose_refused', 'purpose_unknown', 'unit_not_active'],
});
