import { providerKeyForm } from '@visaguard/contracts';
import { keyProviders } from '@visaguard/domain';
import { operationContract } from '../../http/contract.ts';

export const deleteProviderKeyContract = operationContract({
  operationId: 'deleteProviderKey',
  method: 'delete',
  path: '/v1/tenant/provider_keys/{provider}',
  area: 'Tenant',
  summary: 'Delete the key for a provider',
  description: 'It is destroyed, and cannot be read again by anybody. Safe to repeat.',
  params: { provider: keyProviders },
  permission: 'provider_key:change',
  kind: 'change',
  success: { status: 200, description: 'No key is set.', form: providerKeyForm },
  refusals: ['provider_key_unknown'],
});
