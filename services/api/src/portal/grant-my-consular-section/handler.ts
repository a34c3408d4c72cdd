import { grantConsularSection } from '@visaguard/application';
import { consularConsentStream } from '@visaguard/domain';
import { defineOperation } from '../../http/operation.ts';
import { consularConsentReply } from '../consular-consent-body.ts';
import { personOf } from '../person.ts';
import { grantMyConsularSectionContract } from './contract.ts';

export const grantMyConsularSection = defineOperation(
  grantMyConsularSectionContract,
  async ({ api, caller, params, body, ...call }) => {
    const consentId = params.consent_id;
    const { method, text_version: textVersion, text_sha256: textSha256, language } = body;
    const outcome = await grantConsularSection(api.app, call.command(consularConsentStream(consentId)), {
      ...{ consentId, applicantId: personOf(caller), method, textVersion, textSha256, language },
      reply: consularConsentReply(caller),
    });
    return call.answer(outcome);
  },
);
