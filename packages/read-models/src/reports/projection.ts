import { scopeKey } from '@visaguard/kernel';
import { sealedPersonal } from '../projected-event.ts';
import type { Projection } from '../projection.ts';
import { insertRow, type RowUpdate, updateRow } from '../row-changes/row-change.ts';
import { reports } from './table.ts';

export const reportsProjection: Projection = {
  name: 'reports',
  version: 1,
  changes(event) {
    const tenantScope = scopeKey(event.scope);
    const { version } = event;
    const update = (change: RowUpdate<typeof reports>) => [
      updateRow(reports, { tenantScope, reportId: event.streamId }, { ...change, version }),
    ];
    switch (event.type) {
      case 'report.built': {
        const { reportId, screeningId, applicantId, stage, result, privateView, requesterView } = event.data;
        return [
          insertRow(reports, {
            tenantScope,
            reportId,
            screeningId,
            applicantId,
            reportVersion: event.data.version,
            state: stage,
            result,
            privateView,
            requesterView,
            builtAt: new Date(event.data.builtAt),
            version,
          }),
        ];
      }
      case 'report.released':
        return update({ state: 'released', releasedAt: new Date(event.data.releasedAt) });
      case 'report.commented':
        return update({ comment: sealedPersonal(event) });
      case 'report.superseded':
        return update({ state: 'superseded' });
      case 'report.blocked':
        return update({ state: 'blocked' });
      default:
        return [];
    }
  },
};
