import { withdrawnConsentForm } from '@visaguard/contracts';
import { operationContract } from '../../http/contract.ts';

export const withdrawConsentContract = operationContract({
  operationId: 'withdrawConsent',
  method: 'post',
  path: '/v1/consents/{consent_id}/withdraw',
  area: 'Consents',
  summary: 'Withdraw a consent',
  description:
    'One step, always allowed, final for this consent. Reads are blocked at once, running work stops. Safe to repeat.',
  permission: 'consent:withdraw',
  kind: 'change',
  params: { consent_id: 'consent' },
  success: { status: 200, description: 'The consent is withdrawn.', form: withdrawnConsentForm },
  refusals: ['consent_unknown'],
});
