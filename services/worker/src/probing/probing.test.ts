import { loadState } from '@visaguard/application';
import { handle, proveHandle, retireHandle, screening } from '@visaguard/domain';
import { ok, type TenantScope } from '@visaguard/kernel';
import { instagramError, type RunScript } from '@visaguard/testkit';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { given, ordered, registeredTenant } from '../testing/made-up-people.ts';
import {
  type MadeUpService,
  madeUpService,
  personOnInstagram,
  publicPosts,
  publicProfile,
} from '../testing/made-up-profiles.ts';
import { accountOf, givenCode, probeAsked, probed } from '../testing/made-up-proofs.ts';
import { startTestWorker, type TestWorker } from '../testing/start-test-worker.ts';

let apify: MadeUpService;
let world: TestWorker;
let scope: TenantScope;
beforeAll(async () => {
  apify = await madeUpService();
  world = await startTestWorker(apify);
  scope = await registeredTenant(world, { mode: 'live', simulatedReviewer: false });
});
beforeEach(() => Object.assign(apify.scripts, { profile: publicProfile(), posts: publicPosts() }));
afterAll(async () => {
  await world?.stop();
  await apify?.service.close();
});

const unproven = () => personOnInstagram(world, scope, { proof: 'none' });
const withBiography = (biography: string) => publicProfile({ biography });
const lookedAt = async (person: Awaited<ReturnType<typeof unproven>>) =>
  probed(world, person, await probeAsked(world, person));

/** What the store says of the run that ended last. */
async function lastRunEnd() {
  const ends = (await world.events(scope)).filter(({ type }) => type === 'actor_run.ended');
  return ends.at(-1)?.data;
}

describe('R7: a code in the biography', () => {
  test('proves the handle, with the number of the account, and the profile may then be screened', async () => {
    const person = await unproven();
    const code = await givenCode(world, person);
    expect(code).toMatch(/^vg-[0-9a-f]{10}$/);
    apify.scripts.profile = withBiography(`Statistics, soup. ${code.toUpperCase()} Mornings by the river.`);
    expect(await lookedAt(person)).toMatchObject({
      ...{ kind: 'proven', accountId: '4711' },
      result: { state: 'found', reason: null, codeSeen: true },
    });
    expect(await lastRunEnd()).toMatchObject({ status: 'SUCCEEDED', rows: 1, costUsd: 0.003, outcome: 'found' });

    const screeningId = await ordered(world, person);
    const load = () => loadState(world.app, scope, { aggregate: screening, streamId: screeningId });
    await world.until('it is in review', async () => (await load()).state.kind === 'in_review');
    const { state } = await load();
    expect(state.kind !== 'none' && state.sources[0]?.assessed?.coverage).toEqual({ state: 'assessed' });
  });

  test('is looked for in the last code alone', async () => {
    const person = await unproven();
    const first = await givenCode(world, person);
    const second = await givenCode(world, person);
    expect(second).not.toBe(first);
    apify.scripts.profile = withBiography(first);
    expect(await lookedAt(person)).toMatchObject({ kind: 'proving', result: { codeSeen: false } });
    apify.scripts.profile = withBiography(second);
    expect(await lookedAt(person)).toMatchObject({ kind: 'proven', result: { codeSeen: true } });
  });

  test('of somebody else proves nothing, nor does none', async () => {
    const [mine, theirs] = [await unproven(), await unproven()];
    await givenCode(world, mine);
    for (const biography of [await givenCode(world, theirs), '', 'vg-']) {
      apify.scripts.profile = withBiography(biography);
      expect(await lookedAt(mine)).toMatchObject({ kind: 'proving', accountId: null, result: { codeSeen: false } });
    }
  });

  test('that nobody was given, or that has expired, is not looked for', async () => {
    const person = await unproven();
    expect(await lookedAt(person)).toMatchObject({ kind: 'declared', accountId: null, result: { codeSeen: null } });
    apify.scripts.profile = withBiography(await givenCode(world, person));
    world.later(7 * 86_400_000);
    expect(await lookedAt(person)).toMatchObject({ kind: 'proving', accountId: null, result: { codeSeen: null } });
  });

  test('under another number than the proven one holds the handle', async () => {
    const person = await personOnInstagram(world, scope);
    const biography = await givenCode(world, person);
    apify.scripts.profile = publicProfile({ biography, id: '9999' });
    expect(await lookedAt(person)).toMatchObject({ kind: 'held', accountId: '4711', result: { codeSeen: true } });
  });

  test('proves a handle whose profile is private, where its biography is shown', async () => {
    const person = await unproven();
    const biography = await givenCode(world, person);
    apify.scripts.profile = publicProfile({ biography, private: true });
    expect(await lookedAt(person)).toMatchObject({ kind: 'proven', result: { state: 'private', codeSeen: true } });
  });

  test('of a handle that was retired or held while it was looked at proves nothing', async () => {
    for (const kind of ['retired', 'held'] as const) {
      const person = kind === 'held' ? await personOnInstagram(world, scope) : await unproven();
      const biography = await givenCode(world, person);
      apify.scripts.profile = { ...publicProfile({ biography }), looksUntilEnd: 20 };
      const before = apify.service.runsStartedCount;
      const probeId = await probeAsked(world, person);
      await world.until('the run goes on', async () => apify.service.runsStartedCount > before);
      await given(world, scope, async (reader) => {
        const on = await reader.load(handle, person.handleId);
        const decision =
          kind === 'retired'
            ? retireHandle(on.state)
            : proveHandle(on.state, { identifiers: [], accountId: 'another' });
        return decision.ok ? ok({ changes: [{ on, events: decision.value }] }) : decision;
      });
      expect(await probed(world, person, probeId)).toMatchObject({ kind });
    }
  });
});

describe('a look at a profile', () => {
  test.each<[string, RunScript, object]>([
    ['that is there', publicProfile(), { state: 'found', reason: null, codeSeen: false }],
    ['that is private', publicProfile({ private: true }), { state: 'private', reason: null, codeSeen: false }],
    ['that is not there', { items: [instagramError('not_found')] }, { state: 'not_found', reason: null }],
    ['that cannot be seen', { items: [] }, { state: 'unknown', reason: 'blocked' }],
    ['whose run failed', { items: [], status: 'FAILED' }, { state: 'unknown', reason: 'adapter_down' }],
    ['whose rows have no known form', { items: [{ pk: 1 }] }, { state: 'unknown', reason: 'schema_error' }],
    ['whose rows are for show', { items: [{ demo: true }] }, { state: 'unknown', reason: 'mock_data' }],
  ])('%s says so, and proves nothing by itself', async (_what, profile, result) => {
    apify.scripts.profile = profile;
    const person = await unproven();
    await givenCode(world, person);
    const expected = { codeSeen: null, ...result };
    expect(await lookedAt(person)).toMatchObject({ kind: 'proving', accountId: null, result: expected });
  });

  test('gives its place in the queue to the next one, who is called and does not come by itself', async () => {
    const narrow = await madeUpService({ runsMax: 1 });
    const alone = await startTestWorker({
      profiles(...of) {
        const profiles = narrow.profiles(...of);
        return { ...profiles, waits: { ...profiles.waits, slot: 3_600_000 } };
      },
    });
    const of = await registeredTenant(alone, { mode: 'live', simulatedReviewer: false });
    const people = [];
    for (let nth = 0; nth < 3; nth++) people.push(await personOnInstagram(alone, of, { proof: 'none' }));
    const asked = await Promise.all(people.map(async (person) => [person, await probeAsked(alone, person)] as const));
    for (const [person, probeId] of asked) {
      expect(await probed(alone, person, probeId)).toMatchObject({ result: { state: 'found' } });
    }
    expect(narrow.service.runsStartedCount).toBe(3);
    await alone.stop();
    await narrow.service.close();
  });

  test('in test mode finds nobody but personas, and asks nobody', async () => {
    const before = apify.service.journal.length;
    const test = await registeredTenant(world, { mode: 'test' });
    const person = await personOnInstagram(world, test, { proof: 'none' });
    expect(await lookedAt(person)).toMatchObject({
      ...{ kind: 'declared', accountId: null },
      result: { state: 'not_found', reason: null, codeSeen: null },
    });
    expect(apify.service.journal.length).toBe(before);
  });

  test('keeps nothing of what the profile says: neither code nor biography is in any event', async () => {
    const person = await unproven();
    const code = await givenCode(world, person);
    apify.scripts.profile = withBiography(`quillfeather ${code}`);
    await lookedAt(person);
    const kept = JSON.stringify(await world.events(scope));
    expect(kept).not.toContain('quillfeather');
    expect(kept).not.toContain(code);
    expect((await accountOf(world, person)).kind).toBe('proven');
  });
});
