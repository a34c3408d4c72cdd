import { defineOperation } from '../../http/operation.ts';
import { listed, pageRequest } from '../../http/paging.ts';
import { applicantBodies } from '../applicant-body.ts';
import { listApplicantsContract } from './contract.ts';

export const listApplicants = defineOperation(listApplicantsContract, async (call) => {
  const { api, caller, query } = call;
  const page = await api.queries.applicants.list(caller.scope, pageRequest(query));
  return listed(page, await applicantBodies(call, page.rows));
});
