import { providerKeyForm, setProviderKeyForm } from '@visaguard/contracts';
import { operationContract } from '../../http/contract.ts';

export const setProviderKeyContract = operationContract({
  operationId: 'setProviderKey',
  method: 'put',
  path: '/v1/tenant/provider_keys/apify',
  area: 'Tenant',
  summary: 'Set the key for Apify',
  description:
    'Public profiles of this tenant’s applicants are read, and paid for, with this key from now on. The one before is destroyed. Live and test mode have a key each.',
  permission: 'provider_key:change',
  kind: 'change',
  body: setProviderKeyForm,
  success: { status: 200, description: 'The key is set.', form: providerKeyForm },
  refusals: ['provider_key_invalid', 'provider_key_refused', 'provider_unreachable'],
});
