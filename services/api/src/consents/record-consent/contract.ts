import { consentForm, recordConsentForm } from '@visaguard/contracts';
import { operationContract } from '../../http/contract.ts';

export const recordConsentContract = operationContract({
  operationId: 'recordConsent',
  method: 'post',
  path: '/v1/applicants/{applicant_id}/consents',
  area: 'Consents',
  summary: 'Record a consent that an applicant has given',
  description:
    'Nothing is read without one. It names platforms, purpose, look-back, recipient and retention, and ends after 12 ' +
    'months at most. The jurisdiction gate is asked again here.',
  permission: 'consent:record',
  kind: 'create',
  params: { applicant_id: 'applicant' },
  body: recordConsentForm,
  success: { status: 201, description: 'The consent.', form: consentForm },
  refusals: [
    'applicant_unknown',
    'applicant_redacted',
    'jurisdiction_forbidden',
    'purpose_refused',
    'purpose_unknown',
    'consent_incomplete',
  ],
});
