import { providerKeyForm } from '@visaguard/contracts';
import { operationContract } from '../../http/contract.ts';

export const getProviderKeyContract = operationContract({
  operationId: 'getProviderKey',
  method: 'get',
  path: '/v1/tenant/provider_keys/apify',
  area: 'Tenant',
  summary: 'Read whether a key for Apify is set',
  description: 'The key itself can be set and removed, and never read.',
  permission: 'provider_key:read',
  kind: 'read',
  success: { status: 200, description: 'Whether a key is set, since when, by whom.', form: providerKeyForm },
});
