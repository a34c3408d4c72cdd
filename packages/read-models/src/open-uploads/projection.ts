import { scopeKey } from '@visaguard/kernel';
import type { Projection } from '../projection.ts';
import { deleteRow, insertRow } from '../row-changes/row-change.ts';
import { openUploads } from './table.ts';

export const openUploadsProjection: Projection = {
  name: 'open-uploads',
  version: 1,
  changes(event) {
    const key = { tenantScope: scopeKey(event.scope), uploadId: event.streamId };
    switch (event.type) {
      case 'upload.opened': {
        const { consentId, expiresAt } = event.data;
        return [insertRow(openUploads, { ...key, consentId, expiresAt: new Date(expiresAt) })];
      }
      case 'upload.completed':
      case 'upload.abandoned':
        return [deleteRow(openUploads, key)];
      default:
        return [];
    }
  },
};
