import { type ApplicantState, evaluateGate, type GateAnswer, type TenantState, tenant, unit } from '@visaguard/domain';
import { type Refusal, refuse, type TenantScope } from '@visaguard/kernel';
import type { Reader } from './execute.ts';

/** Rule R4: what the law of all places involved lets this tenant ask of this person, asked anew each time. */
export async function askGate(reader: Reader, scope: TenantScope, person: ApplicantState): Promise<GateAnswer> {
  const unitId = person.kind === 'none' ? null : person.unitId;
  const [owner, desk] = await Promise.all([
    reader.load(tenant, scope.tenantId),
    unitId === null ? null : reader.load(unit, unitId),
  ]);
  return evaluateGate({
    ...requesterOf(owner.state),
    requesterPlaces: {
      tenant: requesterOf(owner.state).place,
      unit: desk === null || desk.state.kind === 'none' ? null : desk.state.place,
    },
    applicantPlace: person.kind === 'none' ? null : person.place,
    mode: scope.mode,
  });
}

function requesterOf(owner: TenantState) {
  if (owner.kind === 'none') return { requesterType: null, place: null };
  return { requesterType: owner.requesterType, place: owner.place };
}

/** The refusal of a gate that does not permit what was asked; it says what stays open. */
export function refuseByGate(gate: GateAnswer, detail: string): { readonly ok: false; readonly error: Refusal } {
  const { outcome, version, rows, alternative } = gate;
  return refuse('jurisdiction_forbidden', detail, {
    rule: 'R4',
    facts: { outcome, gate_version: version, row: rows.join(', '), alternative },
  });
}
