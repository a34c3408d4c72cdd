import type { UnitId } from '@visaguard/kernel';
import type { Aggregate } from '../aggregate.ts';
import type { UnitEvent } from './events.ts';

export type UnitState =
  | { readonly kind: 'none' }
  | {
      readonly kind: 'active' | 'archived';
      readonly unitId: UnitId;
      readonly place: string | null;
      readonly parentId: UnitId | null;
      readonly level: number;
    };

export const unit: Aggregate<UnitState, UnitEvent> = {
  category: 'unit',
  initialState: { kind: 'none' },
  evolve(state, event) {
    switch (event.type) {
      case 'unit.created': {
        const { unitId, place, parentId, level } = event.data;
        return { kind: 'active', unitId, place, parentId, level };
      }
      case 'unit.archived':
        return state.kind === 'none' ? state : { ...state, kind: 'archived' };
    }
  },
};
