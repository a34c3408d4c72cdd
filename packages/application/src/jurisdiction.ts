import { type ApplicantState, evaluateGate, type GateAnswer, type TenantState, tenant, unit } from '@visaguard/domain';
import { type Refusal, refuse, type TenantScope, type UnitId } from '@visaguard/kernel';
import type { Reader } from './execute.ts';

/** Rule R4: what the law of all places involved lets this tenant ask of this person, asked anew each time. */
export async function askGate(reader: Reader, scope: TenantScope, person: ApplicantState): Promise<GateAnswer> {
  const [owner, unitPlace] = await Promise.all([
    reader.load(tenant, scope.tenantId),
    placeOfUnit(reader, person.kind === 'none' ? null : person.unitId),
  ]);
  const { requesterType, place } = requesterOf(owner.state);
  return evaluateGate({
    requesterType,
    requesterPlaces: { tenant: place, unit: unitPlace },
    applicantPlace: person.kind === 'none' ? null : person.place,
    mode: scope.mode,
  });
}

/** A unit without a place of its own stands where the unit above it stands: a desk does not leave its campus. */
async function placeOfUnit(reader: Reader, unitId: UnitId | null): Promise<string | null> {
  if (unitId === null) return null;
  const { state } = await reader.load(unit, unitId);
  if (state.kind === 'none') return null;
  return state.place ?? placeOfUnit(reader, state.parentId);
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
