import { putUploadPart as put } from '@visaguard/application';
import { commandReply } from '../../http/answer-command.ts';
import { defineOperation } from '../../http/operation.ts';
import { readRaw } from '../../http/read-raw.ts';
import { uploadBody } from '../upload-body.ts';
import { putUploadPartContract } from './contract.ts';

export const putUploadPart = defineOperation(putUploadPartContract, async ({ api, caller, params, ...call }) => {
  const raw = readRaw(call.request);
  if (!raw.ok) return raw.error;
  const outcome = await put(api.app, call.command(params.upload_id), {
    uploadId: params.upload_id,
    number: params.number,
    chunks: raw.value,
    reply: (upload, version) => commandReply({ version, body: uploadBody(caller.scope, upload, call.at) }),
  });
  return call.answer(outcome);
});
