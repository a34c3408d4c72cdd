import { attachArchive as attach } from '@visaguard/application';
import type { ConsentId } from '@visaguard/kernel';
import { commandReply } from '../../http/answer-command.ts';
import { defineOperation } from '../../http/operation.ts';
import { readRaw } from '../../http/read-raw.ts';
import { problem } from '../../http/reply.ts';
import { attachArchiveContract } from './contract.ts';

export const attachArchive = defineOperation(attachArchiveContract, async ({ api, caller, params, query, ...call }) => {
  const consentId = query.consent_id as ConsentId;
  const sizeBytesMax = api.limits.uploadSizeBytesMax;
  // Said before it is sent, when the sender says so; the store counts in any case.
  if (Number(call.request.headers.get('content-length') ?? 0) > sizeBytesMax) {
    return problem('archive_too_large', `One part of an export is at most ${sizeBytesMax} bytes.`);
  }
  const raw = readRaw(call.request);
  if (!raw.ok) return raw.error;
  const outcome = await attach(api.app, call.command(), {
    handleId: params.handle_id,
    consentId,
    chunks: raw.value,
    sizeBytesMax,
    reply: ({ evidenceId, sizeBytes }, version) =>
      commandReply({
        version,
        status: 201,
        body: {
          object: 'archive',
          id: evidenceId,
          handle_id: params.handle_id,
          consent_id: consentId,
          size_bytes: sizeBytes,
          created_at: call.at,
          livemode: caller.scope.mode === 'live',
        },
      }),
  });
  return call.answer(outcome);
});
