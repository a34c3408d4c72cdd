import { evaluateGate as evaluate } from '@visaguard/domain';
import { defineOperation } from '../../http/operation.ts';
import { found, missing, problem } from '../../http/reply.ts';
import { evaluateGateContract } from './contract.ts';

export const evaluateGate = defineOperation(evaluateGateContract, async ({ api, caller, body }) => {
  const { scope } = caller;
  const [tenant, unit] = await Promise.all([
    api.queries.tenants.get(scope),
    body.unit_id === null ? null : api.queries.units.get(scope, body.unit_id),
  ]);
  if (!tenant) return missing('tenant');
  if (body.unit_id !== null && unit?.state !== 'active') {
    const faults = [{ pointer: '/unit_id', detail: 'is not an active unit' }];
    return problem('unit_not_active', 'The unit does not exist or is archived.', { faults });
  }
  const { acting_for: institution } = body;
  const answer = evaluate({
    requesterType: tenant.requesterType,
    requesterPlaces: { tenant: tenant.place, unit: unit?.place ?? null },
    applicantPlace: body.applicant_place,
    mode: scope.mode,
    actingFor: institution && { requesterType: institution.requester_type, place: institution.place },
  });
  const { outcome, noShare, alternative, version, rows, basis, reasons } = answer;
  return found({
    object: 'gate_answer',
    outcome,
    no_share: noShare,
    alternative,
    gate_version: version,
    ...{ rows, basis, reasons },
    livemode: scope.mode === 'live',
  });
});
