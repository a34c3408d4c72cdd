import { setProviderKey as set } from '@visaguard/application';
import { type KeyProvider, providerKeyIdOf } from '@visaguard/domain';
import { commandReply } from '../../http/answer-command.ts';
import type { ApiDependencies } from '../../http/dependencies.ts';
import { defineOperation } from '../../http/operation.ts';
import { noProviderKey } from '../provider-key-body.ts';
import { checkApifyKey } from './check-apify-key.ts';
import { checkModelKey } from './check-model-key.ts';
import { setProviderKeyContract } from './contract.ts';

export const setProviderKey = defineOperation(
  setProviderKeyContract,
  async ({ api, caller, body, params, ...call }) => {
    const { provider } = params;
    const command = call.command(providerKeyIdOf(caller.scope, provider));
    const { kind, id } = command.actor;
    const outcome = await set(api.app, command, {
      provider,
      secret: body.key,
      check: body.check ? () => checkKey(api, provider, body.key) : null,
      reply: (fingerprint, version) =>
        commandReply({
          version,
          body: {
            ...noProviderKey(caller, provider),
            state: 'set',
            fingerprint,
            set_at: call.at,
            set_by: { kind, id },
          },
        }),
    });
    return call.answer(outcome);
  },
);

function checkKey(api: ApiDependencies, provider: KeyProvider, key: string) {
  return provider === 'apify' ? checkApifyKey(api, key) : checkModelKey(api, provider, key);
}
