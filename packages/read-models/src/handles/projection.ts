import { scopeKey } from '@visaguard/kernel';
import { sealedPersonal } from '../projected-event.ts';
import type { Projection } from '../projection.ts';
import { appending, removing } from '../row-changes/list-edit.ts';
import { insertRow, type RowUpdate, updateRow } from '../row-changes/row-change.ts';
import { handles } from './table.ts';

export const handlesProjection: Projection = {
  name: 'handles',
  version: 1,
  changes(event) {
    const tenantScope = scopeKey(event.scope);
    const { version } = event;
    const update = (change: RowUpdate<typeof handles>) => [
      updateRow(handles, { tenantScope, handleId: event.streamId }, { ...change, version }),
    ];
    switch (event.type) {
      case 'handle.declared': {
        const { handleId, applicantId, platform } = event.data;
        return [
          insertRow(handles, {
            tenantScope,
            handleId,
            applicantId,
            platform,
            state: 'declared',
            personal: sealedPersonal(event),
            archives: [],
            createdAt: new Date(event.meta.at),
            version,
          }),
        ];
      }
      case 'handle.proven':
        return update({ state: 'proven' });
      case 'handle.account_seen':
        return update({});
      case 'handle.proof_requested':
        return update({ proofExpiresAt: new Date(event.data.expiresAt) });
      case 'handle.probe_requested':
        return update({ probe: { probeId: event.data.probeId } });
      case 'handle.probed': {
        const { probeId, state, reason, codeSeen, probedAt } = event.data;
        return update({ probe: { probeId, result: { state, reason, codeSeen, probedAt } } });
      }
      case 'handle.held':
        return update({ state: 'held' });
      case 'handle.retired':
        return update({ state: 'retired' });
      case 'handle.archive_attached':
        return update({ archives: appending(event.data.evidenceId) });
      case 'handle.archives_ordered':
        return update({});
      case 'handle.archive_purged':
        return update({ archives: removing(event.data.evidenceId) });
      default:
        return [];
    }
  },
};
