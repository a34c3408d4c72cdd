import { scopeKey } from '@visaguard/kernel';
import type { Projection } from '../projection.ts';
import { insertRow, updateRow } from '../row-changes/row-change.ts';
import { providerKeys } from './table.ts';

export const providerKeysProjection: Projection = {
  name: 'provider-keys',
  version: 1,
  changes(event) {
    const { version } = event;
    switch (event.type) {
      case 'provider_key.set': {
        const key = { tenantScope: scopeKey(event.scope), providerKeyId: event.data.providerKeyId };
        const { provider, fingerprint, setAt } = event.data;
        const { actor: setBy } = event.meta;
        const set = { state: 'set', fingerprint, setAt: new Date(setAt), setBy, version } as const;
        // A stream begins with its first key, so that is when the row is made.
        return [
          version === 1 ? insertRow(providerKeys, { ...key, provider, ...set }) : updateRow(providerKeys, key, set),
        ];
      }
      case 'provider_key.removed': {
        const key = { tenantScope: scopeKey(event.scope), providerKeyId: event.data.providerKeyId };
        const removed = { state: 'removed', fingerprint: null, setAt: null, setBy: null, version } as const;
        return [updateRow(providerKeys, key, removed)];
      }
      default:
        return [];
    }
  },
};
