import { defineOperation } from '../../http/operation.ts';
import { found, missing } from '../../http/reply.ts';
import { handleBodies } from '../handle-body.ts';
import { getHandleContract } from './contract.ts';

export const getHandle = defineOperation(getHandleContract, async (call) => {
  const row = await call.api.queries.handles.get(call.caller.scope, call.params.handle_id);
  if (!row) return missing('handle');
  const [body] = await handleBodies(call, [row]);
  return found(body, row.version);
});
