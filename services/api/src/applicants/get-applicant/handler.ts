import { defineOperation } from '../../http/operation.ts';
import { found, missing } from '../../http/reply.ts';
import { applicantBodies } from '../applicant-body.ts';
import { getApplicantContract } from './contract.ts';

export const getApplicant = defineOperation(getApplicantContract, async (call) => {
  const { api, caller, params } = call;
  const row = await api.queries.applicants.get(caller.scope, params.applicant_id);
  if (!row) return missing('applicant');
  const [body] = await applicantBodies(call, [row]);
  return found(body, row.version);
});
