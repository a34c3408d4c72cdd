import type { ModelAccess, ModelFamily } from '@visaguard/intelligence/models';
import { modelFamilies } from '@visaguard/intelligence/models';
import { scopeKey, type TenantScope } from '@visaguard/kernel';
import type { Budget } from './budget.ts';
import type { Judge, Panels, PanelVoter } from './panels.ts';
import { createPlaces } from './places.ts';

type TenantKey = { readonly keyId: string; readonly secret: string };

export type PanelsOptions = {
  /** The platform's own keys. */
  readonly keys: { readonly [Family in ModelFamily]?: ModelAccess };
  /** The key that a tenant brought for a family; null where it has none. */
  readonly tenantKey: (scope: TenantScope, family: ModelFamily) => Promise<TenantKey | null>;
  /** Where a family is asked with a key that is not the platform's. */
  readonly places: { readonly [Family in ModelFamily]?: Omit<ModelAccess, 'key'> };
  readonly voterOf: (family: ModelFamily, access: ModelAccess) => Judge;
  readonly budget: Budget;
  /** How many batches are before one model at once under one key. */
  readonly callsMax: number;
  readonly waitMsMax: number;
  /** Who judges in test mode, where no service is called. */
  readonly testMode: Panels['panelFor'];
  readonly onVotes: Panels['onVotes'];
};

/** The families that there is a key for, the tenant's own before the platform's; null where there is none at all. */
export function openPanels({ budget, callsMax, waitMsMax, testMode, onVotes, ...keys }: PanelsOptions): Panels {
  const votersOf = votersByKey(keys, callsMax);
  return {
    async panelFor(of) {
      if (of.scope.mode !== 'live') return testMode(of);
      const voters = await votersOf(of.scope);
      if (voters.length === 0) return null;
      // With one family beside the built-in analyser there is nobody to be asked as a third.
      return { kind: voters.length < 2 ? 'economical' : of.kind, voters, purse: budget.open(of.scope) };
    },
    batchesAtOnce: callsMax,
    waitMsMax,
    onVotes,
  };
}

type Keys = Pick<PanelsOptions, 'keys' | 'tenantKey' | 'places' | 'voterOf'>;

/** A voter is kept as long as its key: that of a key which was replaced or removed is let go of. */
function votersByKey({ keys, tenantKey, places, voterOf }: Keys, callsMax: number) {
  const held = new Map<string, { readonly keyId: string; readonly voter: PanelVoter }>();
  const voterFor = (holder: string, keyId: string, open: () => Judge): PanelVoter => {
    const known = held.get(holder);
    if (known?.keyId === keyId) return known.voter;
    const voter = { ...open(), inPlace: createPlaces(callsMax) };
    held.set(holder, { keyId, voter });
    return voter;
  };
  return async (scope: TenantScope): Promise<PanelVoter[]> => {
    const voters: PanelVoter[] = [];
    for (const family of modelFamilies) {
      const own = await tenantKey(scope, family);
      const holder = `${scopeKey(scope)}/${family}`;
      if (own) {
        const access = { ...places[family], key: own.secret };
        voters.push(voterFor(holder, own.keyId, () => voterOf(family, access)));
        continue;
      }
      held.delete(holder);
      const access = keys[family];
      if (access) voters.push(voterFor(`platform/${family}`, 'platform', () => voterOf(family, access)));
    }
    return voters;
  };
}
