import { scopeKey } from '@visaguard/kernel';
import { sealedPersonal } from '../projected-event.ts';
import type { Projection } from '../projection.ts';
import { insertRow, type RowUpdate, updateRow } from '../row-changes/row-change.ts';
import { members } from './table.ts';

export const membersProjection: Projection = {
  name: 'members',
  version: 1,
  changes(event) {
    const tenantScope = scopeKey(event.scope);
    const { version } = event;
    const update = (change: RowUpdate<typeof members>) => [
      updateRow(members, { tenantScope, memberId: event.streamId }, { ...change, version }),
    ];
    switch (event.type) {
      case 'member.added': {
        const { memberId, roles, simulated } = event.data;
        const personal = sealedPersonal(event);
        return [insertRow(members, { tenantScope, memberId, roles, simulated, state: 'active', personal, version })];
      }
      case 'member.trained':
        return update({ trainedUntil: new Date(event.data.validUntil) });
      case 'member.removed':
        return update({ state: 'removed' });
      default:
        return [];
    }
  },
};
