import { tenantForm } from '@visaguard/contracts';
import { operationContract } from '../../http/contract.ts';

export const getTenantContract = operationContract({
  operationId: 'getTenant',
  method: 'get',
  path: '/v1/tenant',
  area: 'Tenant',
  summary: 'Get the tenant',
  description: 'The tenant that the credential belongs to, with its certification and its policy.',
  permission: 'tenant:read',
  kind: 'read',
  success: { status: 200, description: 'The tenant.', form: tenantForm },
  refusals: ['tenant_unknown'],
});
