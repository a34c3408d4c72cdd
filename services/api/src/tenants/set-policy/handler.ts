import { execute } from '@visaguard/application';
import { setPolicy as decide, tenant } from '@visaguard/domain';
import { ok } from '@visaguard/kernel';
import { commandReply } from '../../http/answer-command.ts';
import { defineOperation } from '../../http/operation.ts';
import { policyMembers, policyOf } from '../policy-body.ts';
import { setPolicyContract } from './contract.ts';

export const setPolicy = defineOperation(setPolicyContract, async ({ api, caller, body, ...call }) => {
  const policy = policyOf(body);
  const { tenantId, mode } = caller.scope;
  const outcome = await execute(api.app, call.command(tenantId), async (reader) => {
    const on = await reader.load(tenant, tenantId);
    const decision = decide(on.state, policy);
    if (!decision.ok) return decision;
    const reply = commandReply({
      version: on.version + decision.value.length,
      body: { object: 'policy', ...policyMembers(policy), livemode: mode === 'live' },
    });
    return ok({ changes: [{ on, events: decision.value }], reply });
  });
  return call.answer(outcome);
});
