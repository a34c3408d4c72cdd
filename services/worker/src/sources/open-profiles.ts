import { type ActorChoices, createApify, publicSourceOf } from '@visaguard/collection/apify';
import type { Clock } from '@visaguard/kernel';
import { noGate } from './no-gate.ts';
import type { Profiles } from './profiles.ts';
import { createRunSlots } from './run-slots.ts';
import { type RunWaits, runWaits } from './run-waits.ts';
import type { SourceGate } from './source-gate.ts';

const placesKeptFor = 3;

export type ProfilesOptions = {
  /** The platform's own key; null: only exports are read. */
  readonly token: string | null;
  /** Apify's own, or that of an emulator. */
  readonly baseUrl: string;
  /** How many runs go on at once under one key. */
  readonly runsMax: number;
  readonly actors: ActorChoices;
  readonly clock: Clock;
  readonly gate: SourceGate;
  readonly waits?: RunWaits;
  /** Between tries; shorter in tests. */
  readonly pauses?: { readonly retryMs: number; readonly settleMs: number };
};

export function openProfiles({
  token,
  actors,
  gate,
  runsMax,
  waits = runWaits,
  ...service
}: ProfilesOptions): Profiles {
  const reader = token === null ? null : { apify: createApify({ token, ...service }), key: null };
  return {
    // Test mode runs no actor, whoever's key there is.
    readerFor: async ({ mode }) => (mode === 'live' ? reader : null),
    sourceOf: (platform) => publicSourceOf(platform, actors),
    gate,
    waits,
    slots: createRunSlots({ runsMax, forgottenAfterMs: placesKeptFor * waits.slot, nowMs: () => performance.now() }),
  };
}

/** Where nobody has a key: public profiles are not read. */
export function withoutKey(clock: Clock): Profiles {
  return openProfiles({ token: null, baseUrl: 'http://127.0.0.1:1', actors: [], runsMax: 1, clock, gate: noGate });
}
