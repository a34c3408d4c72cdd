import { defineOperation } from '../../http/operation.ts';
import { giveCode } from '../give-code.ts';
import { requestHandleProofContract } from './contract.ts';

export const requestHandleProof = defineOperation(requestHandleProofContract, ({ params, ...call }) =>
  giveCode({ ...call, handleId: params.handle_id }),
);
