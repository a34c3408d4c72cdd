import { retriedScreeningForm, retryScreeningForm } from '@visaguard/contracts';
import { operationContract } from '../../http/contract.ts';

export const retryScreeningContract = operationContract({
  operationId: 'retryScreening',
  method: 'post',
  path: '/v1/screenings/{screening_id}/retry',
  area: 'Screenings',
  summary: 'Read again what could not be read',
  description:
    'Orders a screening of the sources of this one that failed for a reason that may have passed: `adapter_down`, ' +
    '`blocked`, `rate_limited`, `schema_error`, `mock_data`, `model_failed`, those that are `partial` because models failed ' +
    '(`posts_not_assessed`), and public profiles whose handle was not proven. Purpose, window and consent are those of the ' +
    'first, and the consent must still hold. An export is deleted once it is read: where that was so, it is uploaded ' +
    'again first. Each source is retried once; what fails again is retried from the new screening. The first one, its ' +
    'findings and its reports stay as they are: the new one has its own, which a person reviews anew.',
  permission: 'screening:order',
  kind: 'create',
  params: { screening_id: 'screening' },
  body: retryScreeningForm,
  success: { status: 201, description: 'The screening that reads them again.', form: retriedScreeningForm },
  refusals: [
    'screening_unknown',
    'nothing_to_retry',
    'applicant_redacted',
    'jurisdiction_forbidden',
    'purpose_not_certified',
    'order_not_certified',
    'consent_missing',
    'consent_withdrawn',
    'consent_expired',
    'consent_other_platforms',
    'consent_other_sources',
    'cohort_not_open',
    'applicant_not_in_cohort',
    'no_sources',
    'archive_in_use',
  ],
});
