import { defineOperation } from '../../http/operation.ts';
import { streamProgress } from '../../http/progress-stream.ts';
import { missing } from '../../http/reply.ts';
import { screeningProgress } from '../screening-body.ts';
import { streamScreeningProgressContract } from './contract.ts';

export const streamScreeningProgress = defineOperation(streamScreeningProgressContract, async (call) => {
  const { api, caller, params } = call;
  const look = async () => {
    const read = await api.queries.screenings.get(caller.scope, params.screening_id);
    return read ? screeningProgress(caller, read) : null;
  };
  const first = await look();
  return first ? streamProgress(call, first, look) : missing('screening');
});
