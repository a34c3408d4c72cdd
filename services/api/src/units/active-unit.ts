import type { Reader } from '@visaguard/application';
import { unit } from '@visaguard/domain';
import { ok, type Refusal, type Result, refuse, type UnitId } from '@visaguard/kernel';

/** What is made for a unit is made for one that exists and is not archived. Null: for none. */
export async function requireActiveUnit(reader: Reader, unitId: UnitId | null): Promise<Result<null, Refusal>> {
  if (unitId === null || (await reader.load(unit, unitId)).state.kind === 'active') return ok(null);
  return refuse('unit_not_active', 'The unit does not exist or is archived.', {
    faults: [{ pointer: '/unit_id', detail: 'is not an active unit' }],
  });
}
