import { execute } from '@visaguard/application';
import { publicSourceOf } from '@visaguard/collection/apify';
import { type Coverage, cancelScreening, screening } from '@visaguard/domain';
import { instant, ok, type ScreeningId, type TenantScope } from '@visaguard/kernel';
import { apifyFaults } from '@visaguard/testkit';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { accepted, commandOf, ordered, registeredTenant } from '../testing/made-up-people.ts';
import {
  type MadeUpService,
  madeUpService,
  personOnInstagram,
  publicPosts,
  publicProfile,
} from '../testing/made-up-profiles.ts';
import { screeningOf } from '../testing/screening-of.ts';
import { startTestWorker, type TestWorker } from '../testing/start-test-worker.ts';
import type { AdapterOutcome } from './source-gate.ts';

const minuteMs = 60_000;
const longAgo = new Date('2026-11-01T08:59:30.000Z');
const posts = { platform: 'instagram', use: 'posts' } as const;

let apify: MadeUpService;
let world: TestWorker;
let scope: TenantScope;
/** What the operator and the tenant may change while a run goes on. */
let now = { keyId: 'sec_first', actors: [] as Parameters<typeof publicSourceOf>[1], isServiceInTime: false };
const told: AdapterOutcome[] = [];
/** How often a run was said to hold its place in the queue. */
let held = 0;

beforeAll(async () => {
  const gate = {
    ask: async () => ({ open: true }) as const,
    tell: async (_of: unknown, outcome: AdapterOutcome) => void told.push(outcome),
  };
  apify = await madeUpService({ gate, now: () => (now.isServiceInTime ? world.clock.now() : longAgo) });
  world = await startTestWorker({
    profiles(clock, app) {
      const profiles = apify.profiles(clock, app);
      return {
        ...profiles,
        slots: {
          ...profiles.slots,
          note(...place) {
            held += 1;
            profiles.slots.note(...place);
          },
        },
        sourceOf: (platform) => publicSourceOf(platform, now.actors),
        async readerFor(of) {
          const reader = await profiles.readerFor(of);
          return reader && { ...reader, key: { scope: of, keyId: now.keyId } };
        },
      };
    },
  });
});
beforeEach(async () => {
  now = { keyId: 'sec_first', actors: [], isServiceInTime: false };
  told.length = 0;
  Object.assign(apify.scripts, { profile: publicProfile(), posts: publicPosts() });
  scope = await registeredTenant(world, { mode: 'live', simulatedReviewer: false });
});
afterAll(async () => {
  await world?.stop();
  await apify?.service.close();
});

const stateOf = (screeningId: ScreeningId) => screeningOf(world, scope, screeningId);

async function coverageOf(screeningId: ScreeningId): Promise<Coverage | undefined> {
  await world.until('it is in review', async () => (await stateOf(screeningId)).kind === 'in_review');
  return (await stateOf(screeningId)).sources[0]?.assessed?.coverage;
}

async function countOf(type: string): Promise<number> {
  return (await world.events(scope)).filter((event) => event.type === type).length;
}

const looks = () =>
  apify.service.journal.filter(({ method, path }) => method === 'GET' && /actor-runs/.test(path)).length;
const starts = () => apify.service.journal.filter(({ method }) => method === 'POST').length;
async function lookedAtAgain(): Promise<void> {
  const before = looks();
  await world.until('a run is looked at again', async () => looks() > before + 1);
}

const down = { state: 'not_assessed', reason: 'adapter_down' };

describe('a run of posts that goes on', () => {
  let screeningId: ScreeningId;
  let before: number;
  beforeEach(async () => {
    apify.scripts.posts = { ...publicPosts(), looksUntilEnd: Number.POSITIVE_INFINITY };
    before = apify.service.runsStartedCount;
    screeningId = await ordered(world, await personOnInstagram(world, scope));
    await world.until('the posts are being read', async () => (await countOf('actor_run.started')) === 2);
  });

  async function givenUp(): Promise<void> {
    expect(await coverageOf(screeningId)).toEqual(down);
    expect(apify.service.runsStartedCount - before).toBe(2);
    expect(await countOf('actor_run.ordered')).toBe(2);
  }

  test('is not gone on with under another key, and no second one is started', async () => {
    now.keyId = 'sec_second';
    await givenUp();
  });

  test('is not read in the form of another actor, and no second one is started', async () => {
    now.actors = [{ ...posts, name: 'apify/instagram-post-scraper', build: null }];
    await givenUp();
  });

  test('is given up after an hour, and not before', async () => {
    world.later(59 * minuteMs);
    await lookedAtAgain();
    expect((await stateOf(screeningId)).kind).toBe('in_progress');
    world.later(2 * minuteMs);
    await givenUp();
  });

  test('keeps its place while nothing can be learnt of it', async () => {
    // The client asks five times at each look.
    apify.service.fail('run', apifyFaults.internal, { times: 20 });
    const failed = () => apify.service.faultsGiven['500 internal-server-error'] ?? 0;
    const [heldBefore, failedBefore] = [held, failed()];
    await world.until('four looks have failed', async () => failed() === failedBefore + 20);
    expect(held - heldBefore).toBeGreaterThanOrEqual(3);
    expect((await stateOf(screeningId)).kind).toBe('in_progress');
  });

  async function cancel(): Promise<void> {
    accepted(
      await execute(world.app, commandOf(world, scope), async (reader) => {
        const on = await reader.load(screening, screeningId);
        const decision = cancelScreening(on.state, { at: instant(world.clock) });
        return decision.ok ? ok({ changes: [{ on, events: decision.value }] }) : decision;
      }),
    );
  }

  test('is gone, and not aborted, where the service does not know it any more', async () => {
    apify.service.fail('abort', { status: 404, type: 'record-not-found' });
    await cancel();
    await world.until('its end is on record', async () => (await countOf('actor_run.ended')) === 2);
    const ends = (await world.events(scope)).filter(({ type }) => type === 'actor_run.ended');
    expect(ends.at(-1)?.data).toMatchObject({ status: 'GONE', outcome: 'aborted' });
    expect(told).not.toContainEqual(expect.objectContaining({ kind: 'failed' }));
  });

  test('is not said to be aborted where the key is refused: whoever watches the sources hears of it', async () => {
    // From here on: nothing after it is aborted.
    apify.service.fail('abort', apifyFaults.tokenUnknown, { times: Number.POSITIVE_INFINITY });
    await cancel();
    const refused = { kind: 'failed', code: 'user-or-token-not-found', isFinal: true };
    await world.until('it is told', async () => told.some(({ kind }) => kind === 'failed'));
    expect(told).toContainEqual(refused);
    await world.until('everything is reacted to', async () => (await world.processesLag()) === 0);
    expect(await countOf('actor_run.ended')).toBe(1);
    expect(apify.service.runsStarted.at(-1)?.end).toBeNull();
  });
});

test('R17: posts are judged by what the run has cost once that is final, and not before', async () => {
  now.isServiceInTime = true;
  const before = apify.service.runsStartedCount;
  const screeningId = await ordered(world, await personOnInstagram(world, scope));
  const ended = () => apify.service.runsStartedCount - before === 2 && apify.service.runsStarted.at(-1)?.end;
  await world.until('the run of the posts has ended', async () => Boolean(ended()));
  const endedAtMs = world.clock.now().getTime();
  world.later(9_000);
  await world.restart();
  // Another one, begun later, comes to its end meanwhile.
  apify.scripts.profile = { items: [] };
  await coverageOf(await ordered(world, await personOnInstagram(world, scope)));
  expect((await stateOf(screeningId)).kind).toBe('in_progress');
  world.later(1_000);
  await world.restart();
  expect(await coverageOf(screeningId)).toEqual({ state: 'assessed' });
  const { assessedAt } = await stateOf(screeningId);
  expect(Date.parse(assessedAt ?? '') - endedAtMs).toBe(10_000);
});

test('where the service has no room for six hours the source ends "rate_limited"', async () => {
  apify.service.fail('start', apifyFaults.tooManyRuns, { times: Number.POSITIVE_INFINITY });
  const screeningId = await ordered(world, await personOnInstagram(world, scope));
  await world.until('it waits for room', async () => (await countOf('actor_run.postponed')) > 0);
  world.later(6 * 60 * minuteMs - minuteMs);
  const asked = starts();
  await world.until('it asks again', async () => starts() > asked + 1);
  expect((await stateOf(screeningId)).kind).toBe('in_progress');
  world.later(2 * minuteMs);
  expect(await coverageOf(screeningId)).toEqual({ state: 'not_assessed', reason: 'rate_limited' });
});
