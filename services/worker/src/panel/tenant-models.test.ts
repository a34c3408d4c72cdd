import { loadState, readProviderKey, removeProviderKey, setProviderKey } from '@visaguard/application';
import { type FindingProposed, type KeyProvider, screening } from '@visaguard/domain';
import { votersFromKeys } from '@visaguard/intelligence/models';
import { systemClock, systemRandom, type TenantScope } from '@visaguard/kernel';
import { judgeBy, type ModelsEmulator, modelFaults, startModelsEmulator } from '@visaguard/testkit';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { accepted, commandOf, instagramOf, ordered, personWith, registeredTenant } from '../testing/made-up-people.ts';
import { startTestWorker, type TestWorker } from '../testing/start-test-worker.ts';
import { createBudget } from './budget.ts';
import { openPanels } from './open-panels.ts';
import type { Panels, VoteTally } from './panels.ts';

const keys = { gemini: `AIza${'Kq7Z'.repeat(9)}`, openrouter: `sk-or-v1-${'a1b2'.repeat(16)}` } as const;
const words = 'I am going to kill him';
const threat = `${words}, Sarah Miller said to mara.sample@example.org before she laughed.`;
const stated = 'He lied about me in front of everyone. I am going to kill him for this.';

let gemini: ModelsEmulator;
let openrouter: ModelsEmulator;
let world: TestWorker;
let tallies: VoteTally[] = [];
beforeAll(async () => {
  const judge = judgeBy((text) =>
    text.includes(words) ? [{ category: 'threat_violence', severity: 'high', quote: words }] : [],
  );
  gemini = await startModelsEmulator({ judge, key: keys.gemini });
  openrouter = await startModelsEmulator({ judge, key: keys.openrouter });
  let opened: Panels | null = null;
  const panels = (): Panels => {
    opened ??= openPanels({
      ...{ keys: {}, callsMax: 2, waitMsMax: 0, testMode: async () => null },
      places: { gemini: { url: gemini.urls.gemini }, openrouter: { url: openrouter.urls.openrouter } },
      tenantKey: (scope, family) => readProviderKey(world.app, scope, family),
      voterOf(family, access) {
        const [voter] = votersFromKeys({ [family]: access }, { random: systemRandom, clock: systemClock });
        if (!voter) throw new Error('a key makes a voter');
        return voter;
      },
      budget: createBudget({ limitMicros: 1_000_000, clock: world.clock, spentSince: async () => 0 }),
      onVotes: (tally) => tallies.push(tally),
    });
    return opened;
  };
  world = await startTestWorker({
    panels: {
      panelFor: (of) => panels().panelFor(of),
      batchesAtOnce: 2,
      waitMsMax: 0,
      onVotes: (tally) => panels().onVotes(tally),
    },
  });
});
beforeEach(() => {
  tallies = [];
});
afterAll(async () => {
  await world?.stop();
  await Promise.all([gemini?.close(), openrouter?.close()]);
});

async function tenantWith(...providers: readonly (keyof typeof keys)[]): Promise<TenantScope> {
  const scope = await registeredTenant(world, { mode: 'live', simulatedReviewer: false });
  for (const provider of providers) {
    const asked = { provider, secret: keys[provider], check: null, reply: () => ({}) };
    accepted(await setProviderKey(world.app, commandOf(world, scope), asked));
  }
  return scope;
}

async function screened(scope: TenantScope, texts: readonly string[]) {
  const streamId = await ordered(world, await personWith(world, scope, { instagram: instagramOf(texts) }));
  const state = async () => (await loadState(world.app, scope, { aggregate: screening, streamId })).state;
  await world.until('it is in review', async () => (await state()).kind === 'in_review');
  const reached = await state();
  if (reached.kind === 'none') throw new Error('it was ordered');
  const events = await world.events(scope);
  const proposed = events.filter(({ type }) => type === 'finding.proposed');
  return {
    assessed: reached.sources[0]?.assessed,
    proposed: proposed.map(({ data }) => data as unknown as FindingProposed['data']),
  };
}
const calls = () => [gemini.journal.length, openrouter.journal.length];

describe('models of other houses, by the keys of a tenant', () => {
  test('R12, R29: vote beside the built-in analyser, each under its version, and nobody else’s are asked', async () => {
    const before = calls();
    const scope = await tenantWith('gemini', 'openrouter');
    const { assessed, proposed } = await screened(scope, [stated, 'Lentil soup with lemon.']);
    expect(calls().map((count, nth) => count - (before[nth] ?? 0))).toEqual([1, 1]);
    expect(assessed).toMatchObject({ coverage: { state: 'assessed' }, counts: { postsAssessed: 2 } });
    expect(assessed?.voters.map(({ family }) => family)).toEqual(['built-in', 'gemini', 'openrouter']);
    expect(proposed).toMatchObject([{ origin: 'round_one_agreement', category: 'threat_violence' }]);
    expect(proposed[0]?.votes).toMatchObject([
      { family: 'built-in', vote: 'high' },
      { family: 'gemini', version: expect.stringMatching(/^gemini-.*prompt/), vote: 'high' },
      { family: 'openrouter', version: expect.stringMatching(/^mistralai.*prompt/), vote: 'high' },
    ]);
    expect(tallies.map(({ family, votes, calls: made }) => ({ family, votes, made }))).toEqual(
      expect.arrayContaining([
        { family: 'gemini', votes: 2, made: 1 },
        { family: 'openrouter', votes: 2, made: 1 },
      ]),
    );
    await world.readModelsSettled();
    const spent = await world.queries.modelVotes.spentSince(scope, '2026-11-01T00:00:00.000Z');
    expect(spent?.costMicros).toBeGreaterThan(0);
  });

  test('R9: no name, address, handle or platform goes over the wire', async () => {
    await screened(await tenantWith('gemini', 'openrouter'), [threat]);
    const sent = JSON.stringify([gemini.journal, openrouter.journal]);
    expect(sent).toContain('before she laughed');
    for (const secret of ['Sarah', 'Miller', 'mara', 'example.org', 'instagram', keys.gemini, keys.openrouter]) {
      expect(sent, secret).not.toContain(secret);
    }
    expect([gemini.refusals, openrouter.refusals]).toEqual([[], []]);
  });

  test('a model that gives no vote leaves its place to the next, and one alone beside the built-in is enough', async () => {
    gemini.fail('gemini', modelFaults.gemini.badKey, { times: 20 });
    const { assessed } = await screened(await tenantWith('gemini', 'openrouter'), [stated]);
    expect(assessed).toMatchObject({ coverage: { state: 'assessed' } });
    expect(tallies).toEqual(
      expect.arrayContaining([expect.objectContaining({ family: 'gemini', noVotes: { unavailable: 1 } })]),
    );
  });

  test('where the tenant has no key, or has removed it, the built-in analyser judges alone and nobody is asked', async () => {
    const before = calls();
    const none = await screened(await tenantWith(), [stated]);
    expect(none.assessed?.voters).toHaveLength(1);
    const scope = await tenantWith('openrouter');
    const provider: KeyProvider = 'openrouter';
    accepted(await removeProviderKey(world.app, commandOf(world, scope), { provider, reply: () => ({}) }));
    const { proposed } = await screened(scope, [stated]);
    expect(proposed).toMatchObject([{ origin: 'built_in_alone' }]);
    expect(calls()).toEqual(before);
  });
});
