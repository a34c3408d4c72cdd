import { consularConsentForm, grantConsularSectionForm } from '@visaguard/contracts';
import { operationContract } from '../../http/contract.ts';

export const grantMyConsularSectionContract = operationContract({
  operationId: 'grantMyConsularSection',
  method: 'post',
  path: '/v1/portal/consents/{consent_id}/consular_section/grant',
  area: 'Portal',
  summary: 'Ask for the section “what a consular reader may notice”',
  description:
    'A consent of its own beside the one to the screening, given by you alone. Your posts are then read for a closed ' +
    'list of topics, for your eyes only: no requester, reviewer or export ever holds any of it. Safe to repeat.',
  permission: 'portal:act',
  kind: 'change',
  params: { consent_id: 'consent' },
  body: grantConsularSectionForm,
  success: { status: 200, description: 'Where the consent to the section stands.', form: consularConsentForm },
  refusals: ['consent_unknown', 'consent_withdrawn', 'consent_expired'],
});
