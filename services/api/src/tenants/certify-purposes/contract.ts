import { certificationForm, certifyPurposesForm } from '@visaguard/contracts';
import { operationContract } from '../../http/contract.ts';

export const certifyPurposesContract = operationContract({
  operationId: 'certifyPurposes',
  method: 'post',
  path: '/v1/tenant/certifications',
  area: 'Tenant',
  summary: 'Certify purposes and non-discrimination',
  description: 'Holds for one year and replaces the one before. Each order certifies its own purpose besides.',
  permission: 'tenant:certify',
  kind: 'create',
  body: certifyPurposesForm,
  success: { status: 201, description: 'The certification.', form: certificationForm },
  refusals: [
    'tenant_unknown',
    'purpose_refused',
    'purpose_unknown',
    'purpose_missing',
    'non_discrimination_not_certified',
    'precondition_failed',
  ],
});
