import { abandonUpload as abandon } from '@visaguard/application';
import { commandReply } from '../../http/answer-command.ts';
import { defineOperation } from '../../http/operation.ts';
import { uploadBody } from '../upload-body.ts';
import { abandonUploadContract } from './contract.ts';

export const abandonUpload = defineOperation(abandonUploadContract, async ({ api, caller, params, ...call }) => {
  const outcome = await abandon(api.app, call.command(params.upload_id), {
    uploadId: params.upload_id,
    reason: 'asked',
    reply: (upload, version) => commandReply({ version, body: uploadBody(caller.scope, upload, call.at) }),
  });
  return call.answer(outcome);
});
