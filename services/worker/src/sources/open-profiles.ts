import { type ActorChoices, createApify, createPersonaApify, publicSourceOf } from '@visaguard/collection/apify';
import { type Clock, scopeKey, type TenantScope } from '@visaguard/kernel';
import { noGate } from './no-gate.ts';
import { exceptPersonas, personaReader } from './personas.ts';
import type { ProfileReader, Profiles } from './profiles.ts';
import { createRunSlots } from './run-slots.ts';
import { type RunWaits, runWaits } from './run-waits.ts';
import type { SourceGate } from './source-gate.ts';

const turnMs = 60_000;

type TenantKey = { readonly keyId: string; readonly secret: string };

export type ProfilesOptions = {
  /** The platform's own key; null: only exports are read. */
  readonly token: string | null;
  /** The key that a tenant brought; null where it has none. Left out: none has. */
  readonly tenantKey?: (scope: TenantScope) => Promise<TenantKey | null>;
  /** Apify's own, or that of an emulator. */
  readonly baseUrl: string;
  /** How many runs go on at once under one key. */
  readonly runsMax: number;
  readonly actors: ActorChoices;
  readonly clock: Clock;
  readonly gate: SourceGate;
  /** Left out: the service calls nobody. */
  readonly wakeUrlOf?: Profiles['wakeUrlOf'];
  readonly waits?: RunWaits;
  /** Between tries; shorter in tests. */
  readonly pauses?: { readonly retryMs: number; readonly settleMs: number };
};

export function openProfiles({
  token,
  tenantKey = async () => null,
  actors,
  gate,
  runsMax,
  wakeUrlOf = async () => null,
  waits = runWaits,
  ...service
}: ProfilesOptions): Profiles {
  const reader = token === null ? null : { apify: createApify({ token, ...service }), key: null };
  const personas = createPersonaApify(service.clock);
  const ofTenants = tenantReaders((key) => createApify({ token: key.secret, ...service }));
  return {
    // Test mode runs no actor, whoever's key there is: made-up people answer.
    readerFor: async (scope) =>
      scope.mode === 'live' ? (ofTenants(scope, await tenantKey(scope)) ?? reader) : personaReader(personas, scope),
    sourceOf: (platform) => publicSourceOf(platform, actors),
    wakeUrlOf,
    gate: exceptPersonas(gate),
    waits,
    slots: createRunSlots({ runsMax, turnMs, nowMs: () => performance.now() }),
  };
}

/** One for each tenant, of the key that it has now: that of a key which was replaced or removed is let go of. */
function tenantReaders(open: (key: TenantKey) => ProfileReader['apify']) {
  const held = new Map<string, { readonly keyId: string; readonly reader: ProfileReader }>();
  return (scope: TenantScope, key: TenantKey | null): ProfileReader | null => {
    const holder = scopeKey(scope);
    if (key === null) {
      held.delete(holder);
      return null;
    }
    const known = held.get(holder);
    if (known?.keyId === key.keyId) return known.reader;
    const reader = { apify: open(key), key: { scope, keyId: key.keyId } };
    held.set(holder, { keyId: key.keyId, reader });
    return reader;
  };
}

/** Where nobody has a key: public profiles are not read. */
export function withoutKey(clock: Clock): Profiles {
  return openProfiles({ token: null, baseUrl: 'http://127.0.0.1:1', actors: [], runsMax: 1, clock, gate: noGate });
}
