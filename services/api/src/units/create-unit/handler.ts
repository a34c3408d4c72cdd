import { execute } from '@visaguard/application';
import { createUnit as decide, unit } from '@visaguard/domain';
import { mintId, ok, type UnitId } from '@visaguard/kernel';
import { commandReply } from '../../http/answer-command.ts';
import { defineOperation } from '../../http/operation.ts';
import { createUnitContract } from './contract.ts';

export const createUnit = defineOperation(createUnitContract, async ({ api, caller, body, ...call }) => {
  const { name, place } = body;
  const parentId = body.parent_id as UnitId | null;
  const unitId = mintId('unit', api.clock, api.random);
  const outcome = await execute(api.app, call.command(), async (reader) => {
    const parent = parentId === null ? null : (await reader.load(unit, parentId)).state;
    const on = reader.fresh(unit, unitId);
    const decision = decide(on.state, { unitId, name, place, parent });
    if (!decision.ok) return decision;
    const after = decision.value.reduce(unit.evolve, on.state);
    const reply = commandReply({
      version: 1,
      location: `/v1/units/${unitId}`,
      body: {
        object: 'unit',
        id: unitId,
        name,
        place,
        parent_id: parentId,
        level: after.kind === 'none' ? null : after.level,
        state: 'active',
        livemode: caller.scope.mode === 'live',
      },
    });
    return ok({ changes: [{ on, events: decision.value }], reply });
  });
  return call.answer(outcome);
});
