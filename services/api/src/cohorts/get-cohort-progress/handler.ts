import { defineOperation } from '../../http/operation.ts';
import { found, missing } from '../../http/reply.ts';
import { cohortProgressBody } from '../cohort-body.ts';
import { getCohortProgressContract } from './contract.ts';

export const getCohortProgress = defineOperation(getCohortProgressContract, async ({ api, caller, params }) => {
  const progress = await api.queries.cohorts.progress(caller.scope, params.cohort_id);
  return progress ? found(cohortProgressBody(caller, progress)) : missing('cohort');
});
