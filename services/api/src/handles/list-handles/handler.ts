import { defineOperation } from '../../http/operation.ts';
import { listed } from '../../http/paging.ts';
import { missing } from '../../http/reply.ts';
import { handleBodies } from '../handle-body.ts';
import { listHandlesContract } from './contract.ts';

export const listHandles = defineOperation(listHandlesContract, async (call) => {
  const { api, caller, params } = call;
  const [person, rows] = await Promise.all([
    api.queries.applicants.get(caller.scope, params.applicant_id),
    api.queries.handles.ofApplicant(caller.scope, params.applicant_id),
  ]);
  if (!person) return missing('applicant');
  const newestFirst = rows.toSorted((one, other) => other.createdAt.getTime() - one.createdAt.getTime());
  return listed({ hasMore: false }, await handleBodies(call, newestFirst));
});
