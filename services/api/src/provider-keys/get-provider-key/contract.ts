import { providerKeyForm } from '@visaguard/contracts';
import { keyProviders } from '@visaguard/domain';
import { operationContract } from '../../http/contract.ts';

export const getProviderKeyContract = operationContract({
  operationId: 'getProviderKey',
  method: 'get',
  path: '/v1/tenant/provider_keys/{provider}',
  area: 'Tenant',
  summary: 'Read whether a key for a provider is set',
  description: 'The key itself can be set and removed, and never read.',
  params: { provider: keyProviders },
  permission: 'provider_key:read',
  kind: 'read',
  success: { status: 200, description: 'Whether a key is set, since when, by whom.', form: providerKeyForm },
});
