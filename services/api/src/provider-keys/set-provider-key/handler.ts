import { setProviderKey as set } from '@visaguard/application';
import { providerKeyIdOf } from '@visaguard/domain';
import { commandReply } from '../../http/answer-command.ts';
import { defineOperation } from '../../http/operation.ts';
import { noProviderKey } from '../provider-key-body.ts';
import { checkApifyKey } from './check-apify-key.ts';
import { setProviderKeyContract } from './contract.ts';

export const setProviderKey = defineOperation(setProviderKeyContract, async ({ api, caller, body, ...call }) => {
  const command = call.command(providerKeyIdOf(caller.scope, 'apify'));
  const { kind, id } = command.actor;
  const outcome = await set(api.app, command, {
    provider: 'apify',
    secret: body.key,
    check: body.check ? () => checkApifyKey(api, body.key) : null,
    reply: (fingerprint, version) =>
      commandReply({
        version,
        body: { ...noProviderKey(caller), state: 'set', fingerprint, set_at: call.at, set_by: { kind, id } },
      }),
  });
  return call.answer(outcome);
});
