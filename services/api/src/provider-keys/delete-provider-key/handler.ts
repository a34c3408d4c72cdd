import { removeProviderKey } from '@visaguard/application';
import { providerKeyIdOf } from '@visaguard/domain';
import { commandReply } from '../../http/answer-command.ts';
import { defineOperation } from '../../http/operation.ts';
import { noProviderKey } from '../provider-key-body.ts';
import { deleteProviderKeyContract } from './contract.ts';

export const deleteProviderKey = defineOperation(
  deleteProviderKeyContract,
  async ({ api, caller, params, ...call }) => {
    const { provider } = params;
    const outcome = await removeProviderKey(api.app, call.command(providerKeyIdOf(caller.scope, provider)), {
      provider,
      reply: (version) => commandReply({ version, body: noProviderKey(caller, provider) }),
    });
    return call.answer(outcome);
  },
);
