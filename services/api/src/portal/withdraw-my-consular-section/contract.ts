import { consularConsentForm } from '@visaguard/contracts';
import { operationContract } from '../../http/contract.ts';

export const withdrawMyConsularSectionContract = operationContract({
  operationId: 'withdrawMyConsularSection',
  method: 'post',
  path: '/v1/portal/consents/{consent_id}/consular_section/withdraw',
  area: 'Portal',
  summary: 'Withdraw your consent to the consular section',
  description:
    'One step, always allowed. The section is closed at once and what was noted is deleted. Your consent to the ' +
    'screening stays as it is.',
  permission: 'portal:act',
  kind: 'change',
  params: { consent_id: 'consent' },
  success: { status: 200, description: 'The consent to the section is withdrawn.', form: consularConsentForm },
  refusals: ['consular_section_unknown'],
});
