import { defineOperation } from '../../http/operation.ts';
import { found, missing } from '../../http/reply.ts';
import { screeningProgress } from '../screening-body.ts';
import { getScreeningProgressContract } from './contract.ts';

export const getScreeningProgress = defineOperation(getScreeningProgressContract, async ({ api, caller, params }) => {
  const read = await api.queries.screenings.get(caller.scope, params.screening_id);
  return read ? found(screeningProgress(caller, read).body) : missing('screening');
});
