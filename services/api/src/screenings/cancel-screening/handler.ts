import { execute } from '@visaguard/application';
import { cancelScreening as decide, screening } from '@visaguard/domain';
import { ok } from '@visaguard/kernel';
import { commandReply } from '../../http/answer-command.ts';
import { defineOperation } from '../../http/operation.ts';
import { cancelScreeningContract } from './contract.ts';

export const cancelScreening = defineOperation(cancelScreeningContract, async ({ api, caller, params, ...call }) => {
  const screeningId = params.screening_id;
  const outcome = await execute(api.app, call.command(screeningId), async (reader) => {
    const on = await reader.load(screening, screeningId);
    const decision = decide(on.state, { at: call.at });
    if (!decision.ok) return decision;
    const reply = commandReply({
      version: on.version + decision.value.length,
      body: { object: 'screening', id: screeningId, state: 'canceled', livemode: caller.scope.mode === 'live' },
    });
    return ok({ changes: [{ on, events: decision.value }], reply });
  });
  return call.answer(outcome);
});
