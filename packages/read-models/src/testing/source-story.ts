import type { SourceAdapterEvent } from '@visaguard/domain';
import { at, type Ids, later, type Tell } from './story-parts.ts';

/** Of every third a key that is replaced, of another one that is removed; and a breaker in each of its states. */
export function tellOfSources(tell: Tell, { providerKeyId, secretId, adapterId }: Ids, nth: number): void {
  const set = {
    providerKeyId,
    secretId,
    provider: 'apify',
    fingerprint: '0a1b2c3d',
    setAt: at,
    personal: null,
  } as const;
  tell('provider_key', providerKeyId, { type: 'provider_key.set', data: { ...set, replaces: null } });
  if (nth % 3 === 1) {
    const again = { ...set, fingerprint: '3d2c1b0a', replaces: secretId };
    tell('provider_key', providerKeyId, { type: 'provider_key.set', data: again });
  }
  if (nth % 3 === 2) {
    tell('provider_key', providerKeyId, {
      type: 'provider_key.removed',
      data: { providerKeyId, secretId, removedAt: at },
    });
  }
  const adapter = { adapterId, platform: 'x' } as const;
  const opened: SourceAdapterEvent = {
    type: 'source_adapter.opened',
    data: { ...adapter, keyId: secretId, reasonCode: 'network', isFinal: false, openedAt: at, until: later },
  };
  const off: SourceAdapterEvent = {
    type: 'source_adapter.switched_off',
    data: { ...adapter, reason: 'sample', by: 'oda', switchedAt: at },
  };
  const probed: SourceAdapterEvent = {
    type: 'source_adapter.probed',
    data: { ...adapter, verdict: 'unhealthy', known: 'blocked', random: 'not_found', probedAt: at },
  };
  const first = [opened, off, probed][nth % 3] ?? opened;
  tell('source_adapter', adapterId, first);
  if (nth % 3 !== 0) tell('source_adapter', adapterId, opened);
  if (nth % 2 === 0) return;
  tell(
    'source_adapter',
    adapterId,
    off,
    { type: 'source_adapter.trial_started', data: { adapterId, until: later } },
    { type: 'source_adapter.closed', data: { adapterId, reason: 'worked', closedAt: at } },
    { type: 'source_adapter.switched_on', data: { ...adapter, by: 'oda', switchedAt: at } },
  );
}
