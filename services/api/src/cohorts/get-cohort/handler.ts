import { defineOperation } from '../../http/operation.ts';
import { found, missing } from '../../http/reply.ts';
import { cohortBody } from '../cohort-body.ts';
import { getCohortContract } from './contract.ts';

export const getCohort = defineOperation(getCohortContract, async ({ api, caller, params }) => {
  const row = await api.queries.cohorts.get(caller.scope, params.cohort_id);
  return row ? found(cohortBody(caller, row), row.version) : missing('cohort');
});
