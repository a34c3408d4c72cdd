import { providerKeyIdOf } from '@visaguard/domain';
import { defineOperation } from '../../http/operation.ts';
import { found } from '../../http/reply.ts';
import { providerKeyBody } from '../provider-key-body.ts';
import { getProviderKeyContract } from './contract.ts';

export const getProviderKey = defineOperation(getProviderKeyContract, async ({ api, caller, params: { provider } }) => {
  const { scope } = caller;
  const [row, shut] = await Promise.all([
    api.queries.providerKeys.get(scope, providerKeyIdOf(scope, provider)),
    provider === 'apify' ? api.queries.sourceAdapters.shut(scope) : [],
  ]);
  return found(providerKeyBody({ caller, provider, row, shut }), row?.version);
});
