import { loadState } from '@visaguard/application';
import { upload } from '@visaguard/domain';
import { defineOperation } from '../../http/operation.ts';
import { found, missing } from '../../http/reply.ts';
import { uploadBody } from '../upload-body.ts';
import { getUploadContract } from './contract.ts';

/** From the events: a client that goes on from a read model which lags would send again what is there. */
export const getUpload = defineOperation(getUploadContract, async ({ api, caller, params, at }) => {
  const on = { aggregate: upload, streamId: params.upload_id };
  const { state, version } = await loadState(api.app, caller.scope, on);
  return state.kind === 'none' ? missing('upload') : found(uploadBody(caller.scope, state, at), version);
});
