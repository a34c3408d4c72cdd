import { cohortStateForm } from '@visaguard/contracts';
import { operationContract } from '../../http/contract.ts';

export const openCohortContract = operationContract({
  operationId: 'openCohort',
  method: 'post',
  path: '/v1/cohorts/{cohort_id}/open',
  area: 'Cohorts',
  summary: 'Open a cohort',
  description: 'Freezes the tenant’s policy for everyone in it. Its purpose must be certified (R6).',
  permission: 'cohort:change',
  kind: 'change',
  params: { cohort_id: 'cohort' },
  success: { status: 200, description: 'Where the cohort stands.', form: cohortStateForm },
  refusals: ['cohort_unknown', 'cohort_not_draft', 'purpose_not_certified', 'tenant_unknown'],
});
