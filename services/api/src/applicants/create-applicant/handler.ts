import { execute } from '@visaguard/application';
import { applicant, createApplicant as decide, unit } from '@visaguard/domain';
import { mintId, ok, refuse, type UnitId } from '@visaguard/kernel';
import { commandReply } from '../../http/answer-command.ts';
import { defineOperation } from '../../http/operation.ts';
import { createApplicantContract } from './contract.ts';

export const createApplicant = defineOperation(createApplicantContract, async ({ api, body, ...call }) => {
  const { name, email, place, adult, external_ref } = body;
  const unitId = body.unit_id as UnitId | null;
  const applicantId = mintId('applicant', api.clock, api.random);

  const outcome = await execute(api.app, call.command(), async (reader) => {
    if (unitId !== null && (await reader.load(unit, unitId)).state.kind !== 'active') {
      return refuse('unit_not_active', 'The unit does not exist or is archived.', {
        faults: [{ pointer: '/unit_id', detail: 'is not an active unit' }],
      });
    }
    const on = reader.fresh(applicant, applicantId);
    const decision = decide(on.state, { applicantId, unitId, place, adult, name, email, externalRef: external_ref });
    if (!decision.ok) return decision;
    const reply = commandReply({
      version: 1,
      location: `/v1/applicants/${applicantId}`,
      body: {
        object: 'applicant',
        id: applicantId,
        state: 'created',
        place,
        unit_id: unitId,
        created_at: call.at,
        livemode: call.caller.scope.mode === 'live',
      },
    });
    return ok({ changes: [{ on, events: decision.value }], reply });
  });
  return call.answer(outcome, { name, email, external_ref });
});
