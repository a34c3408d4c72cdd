import type { PanelKind, SourceState } from '@visaguard/domain';
import type { ModelFamily } from '@visaguard/intelligence/models';
import type { TenantScope } from '@visaguard/kernel';
import { describe, expect, test } from 'vitest';
import { madeUpVoter } from '../testing/made-up-voters.ts';
import { openPanels, type PanelsOptions } from './open-panels.ts';

const scope: TenantScope = { tenantId: 'ten_1', mode: 'live' };
const other: TenantScope = { tenantId: 'ten_2', mode: 'live' };
const source: SourceState = {
  ...{ sourceId: 'src_1', platform: 'x', kind: 'archive', handleId: 'hdl_1', uploads: [], stage: 'analysing' },
  ...{ percent: 50, collected: null, assessed: null, retriedBy: null },
};
const purse = { draw: async () => ({ maySpend: () => true, settle: () => undefined }) };

function panels(parts: Partial<PanelsOptions> = {}) {
  const own = new Map<string, { readonly keyId: string; readonly secret: string }>();
  const opened: string[] = [];
  const { panelFor } = openPanels({
    ...{ keys: {}, places: {}, callsMax: 2, waitMsMax: 60_000, onVotes: () => undefined, testMode: async () => null },
    budget: { open: () => purse },
    tenantKey: async ({ tenantId }, family) => own.get(`${tenantId}/${family}`) ?? null,
    voterOf(family, { key, url }) {
      opened.push(`${family} ${key}${url === undefined ? '' : ` at ${url}`}`);
      return madeUpVoter(family);
    },
    ...parts,
  });
  return {
    opened,
    set(family: ModelFamily, keyId: string, of = scope) {
      own.set(`${of.tenantId}/${family}`, { keyId, secret: `secret of ${keyId}` });
    },
    remove: (family: ModelFamily) => own.delete(`${scope.tenantId}/${family}`),
    of: (of = scope, kind: PanelKind = 'wide') => panelFor({ scope: of, source, kind }),
    families: async (of = scope) =>
      (await panelFor({ scope: of, source, kind: 'wide' }))?.voters.map(({ family }) => family),
  };
}

describe('who judges beside the built-in analyser', () => {
  test('nobody where there is no key', async () => {
    expect(await panels().of()).toBeNull();
  });

  test('R29: by the tenant’s own key, else by the platform’s, in an order that does not change', async () => {
    const world = panels({ keys: { openrouter: { key: 'platform' }, gemini: { key: 'platform' } } });
    world.set('openai', 'sec_1');
    world.set('gemini', 'sec_2');
    expect(await world.families()).toEqual(['gemini', 'openai', 'openrouter']);
    expect(await world.families(other)).toEqual(['gemini', 'openrouter']);
    expect(world.opened).toEqual([
      ...['gemini secret of sec_2', 'openai secret of sec_1', 'openrouter platform', 'gemini platform'],
    ]);
  });

  test('a voter is kept as long as its key, and asked where that family is asked', async () => {
    const world = panels({ places: { openai: { url: 'https://eu.example.test' } } });
    world.set('openai', 'sec_1');
    await world.of();
    await world.of();
    world.set('openai', 'sec_2');
    await world.of();
    world.remove('openai');
    expect(await world.of()).toBeNull();
    world.set('openai', 'sec_1');
    await world.of();
    const at = 'at https://eu.example.test';
    expect(world.opened).toEqual(['sec_1', 'sec_2', 'sec_1'].map((id) => `openai secret of ${id} ${at}`));
  });

  test('R29: tenants that are asked for in turn have each their own, which is opened once', async () => {
    const world = panels();
    world.set('openai', 'sec_1');
    world.set('openai', 'sec_2', other);
    for (let nth = 0; nth < 2; nth += 1) {
      await world.of();
      await world.of(other);
    }
    expect(world.opened).toEqual(['openai secret of sec_1', 'openai secret of sec_2']);
  });

  test('5.5: as the policy says, and economical where there is only one family to ask', async () => {
    const one = panels({ keys: { gemini: { key: 'platform' } } });
    expect((await one.of())?.kind).toBe('economical');
    const keys = { gemini: { key: 'platform' }, openai: { key: 'platform' } };
    expect((await panels({ keys }).of())?.kind).toBe('wide');
    expect((await panels({ keys }).of(scope, 'economical'))?.kind).toBe('economical');
  });

  test('in test mode no service is asked, whoever has a key', async () => {
    const world = panels({ keys: { gemini: { key: 'platform' } } });
    expect(await world.of({ ...scope, mode: 'test' })).toBeNull();
    expect(world.opened).toEqual([]);
  });

  test('under one key so many questions go on at once, of whatever screenings, until each answer is on record', async () => {
    const world = panels({ keys: { gemini: { key: 'platform' } }, callsMax: 1 });
    const [mine, theirs] = [await world.of(), await world.of(other)];
    const begun: string[] = [];
    const ends: (() => void)[] = [];
    const ask = (name: string) => () => {
      begun.push(name);
      return new Promise<void>((resolve) => ends.push(resolve));
    };
    const asked = [mine?.voters[0]?.inPlace(ask('mine')), theirs?.voters[0]?.inPlace(ask('theirs'))];
    await Promise.resolve();
    expect(begun).toEqual(['mine']);
    ends[0]?.();
    await asked[0];
    await Promise.resolve();
    expect(begun).toEqual(['mine', 'theirs']);
    ends[1]?.();
    await asked[1];
  });
});
