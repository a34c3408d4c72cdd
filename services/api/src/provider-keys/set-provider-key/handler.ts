import { setProviderKey as set } from '@visaguard/application';
import { type KeyProvider, providerKeyIdOf } from '@visaguard/domain';
import { ok, type Refusal, type Result, type TenantScope } from '@visaguard/kernel';
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
      check: body.check ? () => checkKey(api, { provider, mode: caller.scope.mode, key: body.key }) : null,
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

type KeyToCheck = { readonly provider: KeyProvider; readonly mode: TenantScope['mode']; readonly key: string };

/** In test mode no model is asked, and nothing costs anything: a key for one is taken by its form. */
async function checkKey(api: ApiDependencies, { provider, mode, key }: KeyToCheck): Promise<Result<null, Refusal>> {
  if (provider === 'apify') return checkApifyKey(api, key);
  return mode === 'live' ? checkModelKey(api, provider, key) : ok(null);
}
