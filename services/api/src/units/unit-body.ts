import type { Principal } from '@visaguard/access';
import type { UnitBody } from '@visaguard/contracts';
import type { UnitRow } from '@visaguard/read-models';

export function unitBody(caller: Principal, row: UnitRow): UnitBody {
  return {
    object: 'unit',
    id: row.unitId,
    name: row.name,
    place: row.place,
    parent_id: row.parentId,
    level: row.level,
    state: row.state,
    livemode: caller.scope.mode === 'live',
  };
}
