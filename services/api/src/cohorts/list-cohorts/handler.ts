import { defineOperation } from '../../http/operation.ts';
import { listed, pageRequest } from '../../http/paging.ts';
import { cohortBody } from '../cohort-body.ts';
import { listCohortsContract } from './contract.ts';

export const listCohorts = defineOperation(listCohortsContract, async ({ api, caller, query }) => {
  const page = await api.queries.cohorts.list(caller.scope, pageRequest(query));
  return listed(
    page,
    page.rows.map((row) => cohortBody(caller, row)),
  );
});
