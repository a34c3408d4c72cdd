import { consentForm } from '@visaguard/contracts';
import { operationContract } from '../../http/contract.ts';

export const getConsentContract = operationContract({
  operationId: 'getConsent',
  method: 'get',
  path: '/v1/consents/{consent_id}',
  area: 'Consents',
  summary: 'Get a consent',
  permission: 'consent:read',
  kind: 'read',
  params: { consent_id: 'consent' },
  success: { status: 200, description: 'The consent.', form: consentForm },
  refusals: ['consent_unknown'],
});
