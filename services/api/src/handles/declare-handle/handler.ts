import { declareHandle as declare } from '@visaguard/application';
import { canonicalHandle } from '@visaguard/domain';
import { commandReply } from '../../http/answer-command.ts';
import { defineOperation } from '../../http/operation.ts';
import { declareHandleContract } from './contract.ts';

export const declareHandle = defineOperation(declareHandleContract, async ({ api, caller, params, body, ...call }) => {
  const { platform, handle: raw } = body;
  const applicantId = params.applicant_id;
  const outcome = await declare(api.app, call.command(), {
    applicantId,
    platform,
    raw,
    reply: (handleId) =>
      commandReply({
        version: 1,
        status: 201,
        body: {
          object: 'handle',
          id: handleId,
          applicant_id: applicantId,
          platform,
          state: 'declared',
          proof: null,
          probe: null,
          archives: [],
          created_at: call.at,
          livemode: caller.scope.mode === 'live',
        },
      }),
  });
  const name = canonicalHandle(platform, raw);
  return call.answer(outcome, { handle: raw, canonical_handle: name.ok ? name.value.canonical : null });
});
