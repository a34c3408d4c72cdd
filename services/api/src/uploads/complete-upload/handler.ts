import { completeUpload as complete } from '@visaguard/application';
import { commandReply } from '../../http/answer-command.ts';
import { defineOperation } from '../../http/operation.ts';
import { uploadBody } from '../upload-body.ts';
import { completeUploadContract } from './contract.ts';

export const completeUpload = defineOperation(
  completeUploadContract,
  async ({ api, caller, params, body, ...call }) => {
    const outcome = await complete(api.app, call.command(params.upload_id), {
      uploadId: params.upload_id,
      sha256: body.sha256,
      reply: (upload, version) => commandReply({ version, body: uploadBody(caller.scope, upload, call.at) }),
    });
    return call.answer(outcome);
  },
);
