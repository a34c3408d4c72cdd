import { applicantBodies } from '../../applicants/applicant-body.ts';
import { defineOperation } from '../../http/operation.ts';
import { listed, pageRequest } from '../../http/paging.ts';
import { missing } from '../../http/reply.ts';
import { listCohortApplicantsContract } from './contract.ts';

export const listCohortApplicants = defineOperation(listCohortApplicantsContract, async (call) => {
  const { api, params, query } = call;
  const { scope } = call.caller;
  const [cohort, page] = await Promise.all([
    api.queries.cohorts.get(scope, params.cohort_id),
    api.queries.cohorts.applicants(scope, params.cohort_id, pageRequest(query)),
  ]);
  if (!cohort) return missing('cohort');
  const rows = await api.queries.applicants.many(scope, page.rows);
  return listed(page, await applicantBodies(call, rows));
});
