import { scopeKey } from '@visaguard/kernel';
import { sealedPersonal } from '../projected-event.ts';
import type { Projection } from '../projection.ts';
import { insertRow, updateRow } from '../row-changes/row-change.ts';
import { applicants } from './table.ts';

export const applicantsProjection: Projection = {
  name: 'applicants',
  version: 1,
  changes(event) {
    const tenantScope = scopeKey(event.scope);
    const { version } = event;
    switch (event.type) {
      case 'applicant.created': {
        const { applicantId, unitId, place } = event.data;
        const personal = sealedPersonal(event);
        const createdAt = new Date(event.meta.at);
        const row = {
          tenantScope,
          applicantId,
          unitId,
          place,
          state: 'created',
          personal,
          createdAt,
          version,
        } as const;
        return [insertRow(applicants, row)];
      }
      case 'applicant.redacted': {
        const { applicantId } = event.data;
        // The key is gone already; the ciphertext goes too.
        const set = { state: 'redacted', personal: null, place: null, version } as const;
        return [updateRow(applicants, { tenantScope, applicantId }, set)];
      }
      default:
        return [];
    }
  },
};
