import { withdrawConsent } from '@visaguard/application';
import { commandReply } from '../../http/answer-command.ts';
import { defineOperation } from '../../http/operation.ts';
import { personOf } from '../person.ts';
import { withdrawMyConsentContract } from './contract.ts';

export const withdrawMyConsent = defineOperation(
  withdrawMyConsentContract,
  async ({ api, caller, params, ...call }) => {
    const consentId = params.consent_id;
    const outcome = await withdrawConsent(api.app, call.command(consentId), {
      ...{ consentId, of: personOf(caller) },
      reply: ({ applicantId, withdrawnAt }, version) =>
        commandReply({
          version,
          body: {
            ...{ object: 'consent', id: consentId, applicant_id: applicantId, state: 'withdrawn' },
            ...{ withdrawn_at: withdrawnAt, livemode: caller.scope.mode === 'live' },
          },
        }),
    });
    return call.answer(outcome);
  },
);
