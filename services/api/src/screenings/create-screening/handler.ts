import { orderScreening } from '@visaguard/application';
import { checkPurpose } from '@visaguard/domain';
import { type ApplicantId, type ConsentId, type HandleId, mintId, type TenantScope } from '@visaguard/kernel';
import { commandReply } from '../../http/answer-command.ts';
import type { ApiDependencies } from '../../http/dependencies.ts';
import { defineOperation } from '../../http/operation.ts';
import { problem, refused } from '../../http/reply.ts';
import { createScreeningContract } from './contract.ts';

export const createScreening = defineOperation(createScreeningContract, async ({ api, caller, body, ...call }) => {
  const { mode, certified, as_of: asOf = call.at } = body;
  if (mode === 'self') {
    const detail = 'A self-screening begins with the applicant, who shares the report or does not.';
    return problem('mode_not_available', detail, { faults: [{ pointer: '/mode', detail: 'must be requested' }] });
  }
  if (asOf > call.at) {
    const faults = [{ pointer: '/as_of', detail: 'is in the future' }];
    return problem('as_of_in_future', 'A screening counts back from now or from an earlier date.', { faults });
  }
  const purpose = checkPurpose(body.purpose);
  if (!purpose.ok) {
    return refused({ ...purpose.error, faults: [{ pointer: '/purpose', detail: 'is not a permissible purpose' }] });
  }
  const screeningId = mintId('screening', api.clock, api.random);
  const applicantId = body.applicant_id as ApplicantId;
  const consentId = body.consent_id as ConsentId;
  const handleIds = (body.handle_ids as HandleId[] | undefined) ?? (await everyHandle(api, caller.scope, applicantId));
  const reply = commandReply({
    version: 1,
    location: `/v1/screenings/${screeningId}`,
    body: {
      ...{ object: 'screening', id: screeningId, applicant_id: applicantId, consent_id: consentId, mode },
      ...{ purpose: purpose.value, state: 'pending', as_of: asOf, created_at: call.at },
      livemode: caller.scope.mode === 'live',
    },
  });
  const ordered = { screeningId, applicantId, consentId, handleIds, asOf, mode, certified, purpose: purpose.value };
  return call.answer(await orderScreening(api.app, call.command(), { ...ordered, cohortId: null, reply }));
});

/** All that were declared until now: one declared a moment ago is not left out because the read models lag. */
async function everyHandle(api: ApiDependencies, scope: TenantScope, applicantId: ApplicantId): Promise<HandleId[]> {
  await api.readModelsSettled();
  const rows = await api.queries.handles.ofApplicant(scope, applicantId);
  return rows.flatMap(({ handleId, state }) => (state === 'retired' ? [] : [handleId as HandleId]));
}
