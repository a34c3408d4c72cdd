import { applicantBodies } from '../../applicants/applicant-body.ts';
import { defineOperation } from '../../http/operation.ts';
import { listed, pageRequest } from '../../http/paging.ts';
import { missing } from '../../http/reply.ts';
import { listCohortApplicantsContract } from './contract.ts';

export const listCohortApplicants = defineOperation(
  listCohortApplicantsContract,
  async ({ api, caller, params, query }) => {
    const { scope } = caller;
    if (!(await api.queries.cohorts.get(scope, params.cohort_id))) return missing('cohort');
    const page = await api.queries.cohorts.applicants(scope, params.cohort_id, pageRequest(query));
    const rows = await api.queries.applicants.many(scope, page.rows);
    return listed(page, await applicantBodies(api, caller, rows));
  },
);
