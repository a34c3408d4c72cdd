import { execute } from '@visaguard/application';
import { checkPurpose, cohort, createCohort as decide } from '@visaguard/domain';
import { mintId, ok, type UnitId } from '@visaguard/kernel';
import { commandReply } from '../../http/answer-command.ts';
import { defineOperation } from '../../http/operation.ts';
import { refused } from '../../http/reply.ts';
import { requireActiveUnit } from '../../units/active-unit.ts';
import { createCohortContract } from './contract.ts';

export const createCohort = defineOperation(createCohortContract, async ({ api, caller, body, ...call }) => {
  const purpose = checkPurpose(body.purpose);
  if (!purpose.ok) {
    return refused({ ...purpose.error, faults: [{ pointer: '/purpose', detail: 'is not a permissible purpose' }] });
  }
  const { name } = body;
  const unitId = body.unit_id as UnitId | null;
  const cohortId = mintId('cohort', api.clock, api.random);
  const outcome = await execute(api.app, call.command(), async (reader) => {
    const active = await requireActiveUnit(reader, unitId);
    if (!active.ok) return active;
    const on = reader.fresh(cohort, cohortId);
    const decision = decide(on.state, { cohortId, unitId, name, purpose: purpose.value });
    if (!decision.ok) return decision;
    const reply = commandReply({
      version: 1,
      location: `/v1/cohorts/${cohortId}`,
      body: {
        ...{ object: 'cohort', id: cohortId, name, purpose: purpose.value, unit_id: unitId, state: 'draft' },
        policy: null,
        rounds: { started: 0, finished: 0 },
        created_at: call.at,
        livemode: caller.scope.mode === 'live',
      },
    });
    return ok({ changes: [{ on, events: decision.value }], reply });
  });
  return call.answer(outcome);
});
