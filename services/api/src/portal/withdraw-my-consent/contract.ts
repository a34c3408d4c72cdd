import { withdrawnConsentForm } from '@visaguard/contracts';
import { operationContract } from '../../http/contract.ts';

export const withdrawMyConsentContract = operationContract({
  operationId: 'withdrawMyConsent',
  method: 'post',
  path: '/v1/portal/consents/{consent_id}/withdraw',
  area: 'Portal',
  summary: 'Withdraw your consent',
  description:
    'One step, always allowed, final. Reports are closed to everybody at once, running work stops, what was read is deleted.',
  permission: 'portal:act',
  kind: 'change',
  params: { consent_id: 'consent' },
  success: { status: 200, description: 'The consent is withdrawn.', form: withdrawnConsentForm },
  refusals: ['consent_unknown'],
});
