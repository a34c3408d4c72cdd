import { scopeKey } from '@visaguard/kernel';
import type { Projection } from '../projection.ts';
import { insertRow, updateRow } from '../row-changes/row-change.ts';
import { units } from './table.ts';

export const unitsProjection: Projection = {
  name: 'units',
  version: 1,
  changes(event) {
    const tenantScope = scopeKey(event.scope);
    const { version } = event;
    switch (event.type) {
      case 'unit.created':
        return [insertRow(units, { tenantScope, ...event.data, state: 'active', version })];
      case 'unit.archived':
        return [updateRow(units, { tenantScope, unitId: event.data.unitId }, { state: 'archived', version })];
      default:
        return [];
    }
  },
};
