import { withdrawConsent as withdraw } from '@visaguard/application';
import { commandReply } from '../../http/answer-command.ts';
import { defineOperation } from '../../http/operation.ts';
import { withdrawConsentContract } from './contract.ts';

export const withdrawConsent = defineOperation(withdrawConsentContract, async ({ api, caller, params, ...call }) => {
  const consentId = params.consent_id;
  const outcome = await withdraw(api.app, call.command(consentId), {
    consentId,
    reply: ({ applicantId, withdrawnAt }, version) =>
      commandReply({
        version,
        body: {
          object: 'consent',
          id: consentId,
          applicant_id: applicantId,
          state: 'withdrawn',
          withdrawn_at: withdrawnAt,
          livemode: caller.scope.mode === 'live',
        },
      }),
  });
  return call.answer(outcome);
});
