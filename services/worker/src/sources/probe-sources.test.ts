import { loadState } from '@visaguard/application';
import { sourceAdapter, sourceAdapterIdOf, switchOff } from '@visaguard/domain';
import { operatorScope } from '@visaguard/kernel';
import {
  type ApifyEmulator,
  apifyFaults,
  instagramError,
  instagramProfile,
  type RunScript,
  startApifyEmulator,
} from '@visaguard/testkit';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startTestApplication, type TestApplication } from '../testing/start-test-application.ts';
import { changeAdapter } from './change-adapter.ts';
import type { KnownAccounts } from './known-accounts.ts';
import { openProfiles } from './open-profiles.ts';
import { probeSources } from './probe-sources.ts';
import { createSourceGate, type SourceGate } from './source-gate.ts';

const there: RunScript = { items: [instagramProfile({ id: '25025320', username: 'instagram' })] };
const notThere: RunScript = { items: [instagramError('not_found')] };

let world: TestApplication;
let service: ApifyEmulator;
/** What is said of the account that there is, and of any other. */
let said: { known: RunScript[]; random: 'found'[] };
let lines: { readonly code?: string }[];
beforeEach(async () => {
  world = await startTestApplication();
  [said, lines] = [{ known: [], random: [] }, []];
  service = await startApifyEmulator({
    actors: [
      {
        ...{ name: 'apify/instagram-profile-scraper', id: 'profileActorId' },
        run(input) {
          const username = String((input['usernames'] as readonly string[])[0]);
          if (username === 'instagram') return said.known.shift() ?? there;
          return said.random.shift() ? { items: [instagramProfile({ id: '1', username })] } : notThere;
        },
      },
    ],
  });
});
afterEach(async () => {
  await service.close();
  await world.stop();
});

/** One worker of several: with caches and counts of its own. */
function worker(known: KnownAccounts = { instagram: 'instagram' }): { gate: SourceGate; probe: () => Promise<void> } {
  const app = world.another();
  const say = (facts: object) => void lines.push(facts);
  const watch = { app, log: { info: say, error: say } };
  const gate = createSourceGate(watch);
  const profiles = openProfiles({
    ...{ token: service.token, baseUrl: service.url, actors: [], runsMax: 25, clock: world.clock, gate },
    waits: { afterStart: 1, running: () => 1, busy: 1, closed: 1, retry: 1, lostStart: 0, slot: 1 },
    pauses: { retryMs: 1, settleMs: 1 },
  });
  return { gate, probe: () => probeSources({ ...watch, profiles, known, signal: new AbortController().signal }) };
}

const use = { platform: 'instagram', key: null } as const;
const hours = (count: number) => world.clock.advance(count * 3_600_000);
const events = async () => {
  const stored = await world.app.events.load(operatorScope, sourceAdapterIdOf(operatorScope, 'instagram'));
  return stored.events.map(({ type }) => type);
};
const verdict = async () => {
  const on = { aggregate: sourceAdapter, streamId: sourceAdapterIdOf(operatorScope, 'instagram') };
  return (await loadState(world.app, operatorScope, on)).state.verdict;
};

describe('R30: once an hour', () => {
  test('one account that is there and one that cannot be are asked for, by one worker of all', async () => {
    const workers = [worker(), worker(), worker()];
    await Promise.all(workers.map(({ probe }) => probe()));
    expect(service.runsStarted).toHaveLength(2);
    expect(await verdict()).toBe('healthy');
    await Promise.all(workers.map(({ probe }) => probe()));
    expect(service.runsStarted).toHaveLength(2);
    hours(1);
    await Promise.all(workers.map(({ probe }) => probe()));
    expect(service.runsStarted).toHaveLength(4);
    expect(await events()).toEqual(['source_adapter.probed']);
  });

  test('nothing is asked of a platform that is switched off', async () => {
    await changeAdapter(
      { app: world.app, log: { info: () => undefined, error: () => undefined } },
      { scope: operatorScope, platform: 'instagram' },
      {
        commandId: 'test/off',
        decide: (state) => {
          const adapterId = sourceAdapterIdOf(operatorScope, 'instagram');
          const at = world.clock.now().toISOString();
          return switchOff(state, { adapterId, platform: 'instagram', reason: 'sample', by: 'oda', at });
        },
      },
    );
    await worker().probe();
    expect(service.runsStarted).toEqual([]);
  });

  test('nothing is asked of a platform without a known account', async () => {
    await worker({}).probe();
    expect(service.runsStarted).toEqual([]);
  });
});

describe('R30: the breaker opens', () => {
  test.each<[string, () => void, string]>([
    ['where the known account is not found', () => said.known.push(notThere, notThere), 'not_found'],
    ['where the known account is blocked', () => said.known.push({ items: [] }, { items: [] }), 'blocked'],
    [
      'where rows are for show',
      () => said.known.push({ items: [{ demo: true }] }, { items: [{ demo: true }] }),
      'mock_data',
    ],
  ])('%s', async (_what, arrange, seen) => {
    arrange();
    const { gate, probe } = worker();
    await probe();
    expect(await gate.ask(use)).toEqual({ open: false, code: 'probe_failed', isFinal: true });
    expect(lines).toMatchObject([{ code: 'source_probe_failed', known: seen }, { code: 'source_breaker_opened' }]);
    expect(JSON.stringify(lines)).not.toContain('"instagram.com');
  });

  test('where an account is found that cannot be', async () => {
    said.random.push('found', 'found');
    const { gate, probe } = worker();
    await probe();
    expect(await gate.ask(use)).toMatchObject({ open: false, code: 'probe_failed' });
    expect(await verdict()).toBe('unhealthy');
  });

  test('and stays open until a later probe finds what is there', async () => {
    said.known.push(notThere, notThere);
    const { gate, probe } = worker();
    await probe();
    hours(1);
    expect((await gate.ask(use)).open).toBe(false);
    await probe();
    world.clock.advance(3_000);
    expect(await gate.ask(use)).toEqual({ open: true });
    expect(await events()).toEqual([
      ...['source_adapter.probed', 'source_adapter.opened', 'source_adapter.probed', 'source_adapter.closed'],
    ]);
  });
});

test('one look that went wrong shuts nothing: it is looked again', async () => {
  said.known.push({ items: [] });
  await worker().probe();
  expect([service.runsStarted.length, await verdict()]).toEqual([3, 'healthy']);
});

test('a key that is refused opens the breaker under its own code, and says nothing of the actor', async () => {
  service.fail('start', apifyFaults.hardLimit);
  const { gate, probe } = worker();
  await probe();
  expect(await gate.ask(use)).toEqual({ open: false, code: 'platform-feature-disabled', isFinal: true });
  expect(await verdict()).toBeNull();
});
