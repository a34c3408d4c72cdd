import { giveCode } from '../../handles/give-code.ts';
import { defineOperation } from '../../http/operation.ts';
import { personOf } from '../person.ts';
import { requestMyHandleProofContract } from './contract.ts';

export const requestMyHandleProof = defineOperation(requestMyHandleProofContract, ({ params, ...call }) =>
  giveCode({ ...call, handleId: params.handle_id, of: personOf(call.caller) }),
);
