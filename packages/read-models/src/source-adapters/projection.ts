import { scopeKey } from '@visaguard/kernel';
import type { Projection } from '../projection.ts';
import { insertRow, type RowUpdate, updateRow } from '../row-changes/row-change.ts';
import { sourceAdapters } from './table.ts';

export const sourceAdaptersProjection: Projection = {
  name: 'source-adapters',
  version: 1,
  changes(event) {
    const { version } = event;
    const key = { tenantScope: scopeKey(event.scope), adapterId: event.streamId };
    const update = (change: RowUpdate<typeof sourceAdapters>) => [
      updateRow(sourceAdapters, key, { ...change, version }),
    ];
    /** Each of these may be the first of its stream, and that is when the row is made. */
    const upsert = (platform: Row['platform'], change: Omit<RowUpdate<typeof sourceAdapters>, 'platform'>) =>
      version === 1
        ? [insertRow(sourceAdapters, { ...(change as Partial<Row>), ...key, platform, version })]
        : update(change);
    switch (event.type) {
      case 'source_adapter.opened': {
        const { platform, reasonCode, until } = event.data;
        return upsert(platform, { reasonCode, openUntil: new Date(until) });
      }
      case 'source_adapter.trial_started':
        return update({ openUntil: new Date(event.data.until) });
      case 'source_adapter.closed':
        return update({ reasonCode: null, openUntil: null });
      case 'source_adapter.switched_off': {
        const { platform, by, reason, switchedAt } = event.data;
        const switchedOff = { switchedOffBy: by, switchedOffReason: reason, switchedOffAt: new Date(switchedAt) };
        return upsert(platform, switchedOff);
      }
      case 'source_adapter.switched_on':
        return update({ switchedOffAt: null, switchedOffBy: null, switchedOffReason: null });
      case 'source_adapter.probed':
        return upsert(event.data.platform, { verdict: event.data.verdict });
      default:
        return [];
    }
  },
};

type Row = typeof sourceAdapters.$inferInsert;
