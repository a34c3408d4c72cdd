import { ok, refuse, type UnitId } from '@visaguard/kernel';
import type { Decision } from '../aggregate.ts';
import type { UnitEvent } from './events.ts';
import type { UnitState } from './state.ts';

const levelsMax = 4;

export type CreateUnit = {
  readonly unitId: UnitId;
  readonly name: string;
  readonly place: string | null;
  readonly parent: UnitState | null;
};

export function createUnit(state: UnitState, command: CreateUnit): Decision<UnitEvent> {
  if (state.kind !== 'none') return refuse('unit_exists', 'This unit exists already.');
  const { unitId, name, place, parent } = command;
  if (parent === null) {
    return ok([{ type: 'unit.created', data: { unitId, name, place, parentId: null, level: 1 } }]);
  }
  if (parent.kind !== 'active') {
    return refuse('unit_parent_not_active', 'The parent unit does not exist or is archived.', {
      faults: [{ pointer: '/parent_id', detail: 'is not an active unit' }],
    });
  }
  const level = parent.level + 1;
  if (level > levelsMax) return refuse('unit_too_deep', `Units nest ${levelsMax} levels deep at most.`);
  return ok([{ type: 'unit.created', data: { unitId, name, place, parentId: parent.unitId, level } }]);
}

export function archiveUnit(state: UnitState): Decision<UnitEvent> {
  if (state.kind === 'none') return refuse('unit_unknown', 'There is no such unit.');
  if (state.kind === 'archived') return ok([]);
  return ok([{ type: 'unit.archived', data: { unitId: state.unitId } }]);
}
