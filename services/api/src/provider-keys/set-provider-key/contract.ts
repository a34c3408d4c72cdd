import { providerKeyForm, setProviderKeyForm } from '@visaguard/contracts';
import { keyProviders } from '@visaguard/domain';
import { operationContract } from '../../http/contract.ts';

export const setProviderKeyContract = operationContract({
  operationId: 'setProviderKey',
  method: 'put',
  path: '/v1/tenant/provider_keys/{provider}',
  area: 'Tenant',
  summary: 'Set the key for a provider',
  description:
    'With `apify` public profiles of this tenant’s applicants are read, with `gemini`, `openai` and `openrouter` posts are judged by a model beside the built-in analyser, and both paid for, with this key from now on. The one before is destroyed. Live and test mode have a key each; in test mode no service is called.',
  params: { provider: keyProviders },
  permission: 'provider_key:change',
  kind: 'change',
  body: setProviderKeyForm,
  success: { status: 200, description: 'The key is set.', form: providerKeyForm },
  refusals: ['provider_key_invalid', 'provider_key_refused', 'provider_unreachable'],
});
