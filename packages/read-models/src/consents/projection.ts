import { scopeKey } from '@visaguard/kernel';
import type { Projection } from '../projection.ts';
import { insertRow, updateRow } from '../row-changes/row-change.ts';
import { consents } from './table.ts';

export const consentsProjection: Projection = {
  name: 'consents',
  version: 1,
  changes(event) {
    const tenantScope = scopeKey(event.scope);
    const { version } = event;
    switch (event.type) {
      case 'consent.granted': {
        const { consentId, applicantId, scope, method, textVersion, textSha256, language } = event.data;
        return [
          insertRow(consents, {
            tenantScope,
            consentId,
            applicantId,
            state: 'granted',
            scope,
            method,
            textVersion,
            textSha256,
            language,
            grantedAt: new Date(event.data.grantedAt),
            expiresAt: new Date(event.data.expiresAt),
            version,
          }),
        ];
      }
      case 'consent.withdrawn': {
        const { consentId, withdrawnAt } = event.data;
        const set = { state: 'withdrawn', withdrawnAt: new Date(withdrawnAt), version } as const;
        return [updateRow(consents, { tenantScope, consentId }, set)];
      }
      default:
        return [];
    }
  },
};
