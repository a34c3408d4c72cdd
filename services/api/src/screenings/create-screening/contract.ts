import { createScreeningForm, orderedScreeningForm } from '@visaguard/contracts';
import { operationContract } from '../../http/contract.ts';

export const createScreeningContract = operationContract({
  operationId: 'createScreening',
  method: 'post',
  path: '/v1/screenings',
  area: 'Screenings',
  summary: 'Order a screening',
  description:
    'Reads the archives attached to the applicant’s handles, and of handles without one the public profile where the ' +
    'consent names `apify` among its sources. It takes a consent in force that covers purpose, platforms, ' +
    'look-back and recipient, a certified purpose, and a jurisdiction gate that permits it: 451 says what it answered. An ' +
    'export is read once: the problem `archive_in_use` names the screening that has it in `screening_id`.',
  permission: 'screening:order',
  kind: 'create',
  body: createScreeningForm,
  success: { status: 201, description: 'The screening has begun.', form: orderedScreeningForm },
  refusals: [
    'mode_not_available',
    'as_of_in_future',
    'purpose_refused',
    'purpose_unknown',
    'jurisdiction_forbidden',
    'purpose_not_certified',
    'order_not_certified',
    'applicant_unknown',
    'applicant_redacted',
    'tenant_unknown',
    'consent_unknown',
    'consent_missing',
    'consent_withdrawn',
    'consent_expired',
    'consent_other_purpose',
    'consent_other_platforms',
    'consent_other_sources',
    'consent_shorter_lookback',
    'consent_without_requester',
    'handle_unknown',
    'handle_held',
    'no_sources',
    'archive_in_use',
    'read_model_behind',
    'applicant_not_in_cohort',
  ],
});
