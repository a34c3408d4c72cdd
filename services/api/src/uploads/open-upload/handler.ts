import { openUpload as open } from '@visaguard/application';
import { type ConsentId, mintId } from '@visaguard/kernel';
import { commandReply } from '../../http/answer-command.ts';
import { defineOperation } from '../../http/operation.ts';
import { uploadBody } from '../upload-body.ts';
import { openUploadContract } from './contract.ts';

export const openUpload = defineOperation(openUploadContract, async ({ api, caller, params, body, ...call }) => {
  const uploadId = mintId('upload', api.clock, api.random);
  const outcome = await open(api.app, call.command(), {
    uploadId,
    handleId: params.handle_id,
    consentId: body.consent_id as ConsentId,
    sizeBytes: body.size_bytes,
    partSizeBytes: api.limits.uploadPartSizeBytes,
    sizeBytesMax: api.limits.uploadSizeBytesMax,
    reply: (upload, version) =>
      commandReply({
        version,
        body: uploadBody(caller.scope, upload, call.at),
        location: `/v1/uploads/${uploadId}`,
      }),
  });
  return call.answer(outcome);
});
