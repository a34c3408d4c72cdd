import { declareHandleForm, handleForm } from '@visaguard/contracts';
import { operationContract } from '../../http/contract.ts';

export const declareHandleContract = operationContract({
  operationId: 'declareHandle',
  method: 'post',
  path: '/v1/applicants/{applicant_id}/handles',
  area: 'Handles',
  summary: 'Declare a handle of an applicant',
  description:
    'For tenants that attest the applicant’s consent, where the jurisdiction gate says `allow`. Everywhere else the ' +
    'applicant declares handles, and this answers 451. Passwords are never taken.',
  permission: 'handle:declare',
  kind: 'create',
  params: { applicant_id: 'applicant' },
  body: declareHandleForm,
  success: { status: 201, description: 'The handle.', form: handleForm },
  refusals: [
    'applicant_unknown',
    'applicant_redacted',
    'jurisdiction_forbidden',
    'handle_invalid',
    'handle_exists',
    'handle_held',
  ],
});
