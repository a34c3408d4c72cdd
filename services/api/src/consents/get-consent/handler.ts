import { defineOperation } from '../../http/operation.ts';
import { found, missing } from '../../http/reply.ts';
import { consentBody } from '../consent-body.ts';
import { getConsentContract } from './contract.ts';

export const getConsent = defineOperation(getConsentContract, async ({ api, caller, params }) => {
  const row = await api.queries.consents.get(caller.scope, params.consent_id);
  return row ? found(consentBody(caller, row, api.clock.now()), row.version) : missing('consent');
});
