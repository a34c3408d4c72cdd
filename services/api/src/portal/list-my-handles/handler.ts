import { handleBodies } from '../../handles/handle-body.ts';
import { defineOperation } from '../../http/operation.ts';
import { listed } from '../../http/paging.ts';
import { personOf } from '../person.ts';
import { listMyHandlesContract } from './contract.ts';

export const listMyHandles = defineOperation(listMyHandlesContract, async (call) => {
  const { api, caller } = call;
  const rows = await api.queries.handles.ofApplicant(caller.scope, personOf(caller));
  const newestFirst = rows.toSorted((one, other) => other.createdAt.getTime() - one.createdAt.getTime());
  return listed({ hasMore: false }, await handleBodies(call, newestFirst));
});
