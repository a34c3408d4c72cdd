import { withdrawConsularSection } from '@visaguard/application';
import { consularConsentStream } from '@visaguard/domain';
import { defineOperation } from '../../http/operation.ts';
import { consularConsentReply } from '../consular-consent-body.ts';
import { personOf } from '../person.ts';
import { withdrawMyConsularSectionContract } from './contract.ts';

export const withdrawMyConsularSection = defineOperation(
  withdrawMyConsularSectionContract,
  async ({ api, caller, params, ...call }) => {
    const consentId = params.consent_id;
    const outcome = await withdrawConsularSection(api.app, call.command(consularConsentStream(consentId)), {
      ...{ consentId, applicantId: personOf(caller) },
      reply: consularConsentReply(caller),
    });
    return call.answer(outcome);
  },
);
