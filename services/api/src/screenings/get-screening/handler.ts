import { defineOperation } from '../../http/operation.ts';
import { found, missing } from '../../http/reply.ts';
import { screeningBody } from '../screening-body.ts';
import { getScreeningContract } from './contract.ts';

export const getScreening = defineOperation(getScreeningContract, async ({ api, caller, params }) => {
  const read = await api.queries.screenings.get(caller.scope, params.screening_id);
  return read ? found(screeningBody(caller, read), read.screening.version) : missing('screening');
});
