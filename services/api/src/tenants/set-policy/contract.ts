import { policyForm, setPolicyForm } from '@visaguard/contracts';
import { operationContract } from '../../http/contract.ts';

export const setPolicyContract = operationContract({
  operationId: 'setPolicy',
  method: 'put',
  path: '/v1/tenant/policy',
  area: 'Tenant',
  summary: 'Set the screening policy',
  description:
    'Replaces the whole policy, for screenings ordered from now on. `If-Match` takes the ETag of the tenant.',
  permission: 'policy:set',
  kind: 'change',
  body: setPolicyForm,
  success: { status: 200, description: 'The policy.', form: policyForm },
  refusals: ['tenant_unknown', 'policy_invalid'],
});
