import { execute } from '@visaguard/application';
import { cancelScreening, handle, proveHandle, screening } from '@visaguard/domain';
import { instant, ok, type ScreeningId, type TenantScope } from '@visaguard/kernel';
import { asProjected } from '@visaguard/read-models';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { react } from './react.ts';
import { screeningActivities } from './screening/screening-activities.ts';
import { accepted, commandOf, given, ordered, type Person, registeredTenant } from './testing/made-up-people.ts';
import {
  type MadeUpService,
  madeUpService,
  personOnInstagram,
  publicPosts,
  publicProfile,
} from './testing/made-up-profiles.ts';
import { screeningOf } from './testing/screening-of.ts';
import { startTestWorker, type TestWorker } from './testing/start-test-worker.ts';
import { withdrawn } from './testing/withdrawn.ts';

let apify: MadeUpService;
let world: TestWorker;
let scope: TenantScope;
beforeAll(async () => {
  apify = await madeUpService();
  world = await startTestWorker(apify);
});
beforeEach(async () => {
  Object.assign(apify.scripts, { profile: publicProfile(), posts: publicPosts() });
  scope = await registeredTenant(world, { mode: 'live', simulatedReviewer: false });
});
afterAll(async () => {
  await world?.stop();
  await apify?.service.close();
});

const stateOf = (screeningId: ScreeningId) => screeningOf(world, scope, screeningId);
const reaches = (screeningId: ScreeningId, kind: string) =>
  world.until(`${screeningId} is ${kind}`, async () => (await stateOf(screeningId)).kind === kind);

async function assessed(screeningId: ScreeningId): Promise<void> {
  await reaches(screeningId, 'in_review');
  expect((await stateOf(screeningId)).sources[0]?.assessed?.coverage).toEqual({ state: 'assessed' });
}

/** How many events of each type there are of the runs of this tenant, and of what was collected. */
async function counts(): Promise<Record<string, number>> {
  const byType: Record<string, number> = {};
  for (const { type } of await world.events(scope)) {
    if (/^actor_run|source_collected|source_assessed/.test(type)) byType[type] = (byType[type] ?? 0) + 1;
  }
  return byType;
}
const once = {
  ...{ 'actor_run.ordered': 2, 'actor_run.started': 2, 'actor_run.ended': 2 },
  ...{ 'screening.source_collected': 1, 'screening.source_assessed': 1 },
};

describe('a worker that dies while a public profile is read', () => {
  test.each(['actor_run.ordered', 'actor_run.started', 'actor_run.ended', 'screening.source_collected'])(
    'with the first %s: the next one goes on with the same run',
    async (type) => {
      const before = apify.service.runsStartedCount;
      const dead = world.dieOn(type);
      const screeningId = await ordered(world, await personOnInstagram(world, scope));
      await dead;
      await world.restart();
      await assessed(screeningId);
      expect(apify.service.runsStartedCount - before).toBe(2);
      expect(await counts()).toEqual(once);
    },
  );

  test.each([
    ['the look at the account', 1],
    ['the run of its posts', 2],
  ])(
    'after the service has started %s, before it is on record: the run is found and none is started',
    async (_what, nth) => {
      const before = apify.service.runsStartedCount;
      let starts = 0;
      const dead = new Promise<void>((resolve) => {
        apify.afterStart = async () => {
          starts += 1;
          if (starts !== nth) return;
          world.die();
          resolve();
          await new Promise(() => {});
        };
      });
      const screeningId = await ordered(world, await personOnInstagram(world, scope));
      await dead;
      apify.afterStart = async () => {};
      await world.restart();
      await assessed(screeningId);
      expect(apify.service.runsStartedCount - before).toBe(2);
      expect(await counts()).toEqual(once);
    },
  );

  test('and another attempt at the same step goes on at the same time: one run is started', async () => {
    const before = apify.service.runsStartedCount;
    const dead = world.dieOn('screening.started');
    const screeningId = await ordered(world, await personOnInstagram(world, scope));
    await dead;
    const { collectProfile } = screeningActivities(world);
    const [source] = (await stateOf(screeningId)).sources;
    if (!source) throw new Error('there is a source');
    const context = { attempt: 1, signal: new AbortController().signal };
    const step = () => collectProfile({ scope, screeningId, sourceId: source.sourceId }, context);
    await Promise.all([step(), step(), step()]);
    expect(apify.service.runsStartedCount - before).toBe(1);
    const left = AbortSignal.abort(new Error('left behind'));
    const other = await ordered(world, await personOnInstagram(world, scope));
    const [next] = (await stateOf(other)).sources;
    if (!next) throw new Error('there is a source');
    const behind = { attempt: 1, signal: left };
    const asked = collectProfile({ scope, screeningId: other, sourceId: next.sourceId }, behind);
    await expect(asked).rejects.toThrow('left behind');
    expect(apify.service.runsStartedCount - before).toBe(1);
    await world.restart();
    await assessed(screeningId);
    await assessed(other);
    expect(apify.service.runsStartedCount - before).toBe(4);
  });

  test('after any of its effects: two runs are started and everything is on record once', async () => {
    let deaths = 0;
    for (let effects = 1; effects <= 16; effects++) {
      scope = await registeredTenant(world, { mode: 'live', simulatedReviewer: false });
      const before = apify.service.runsStartedCount;
      const dead = world.dieAfter(effects).then(() => true);
      const screeningId = await ordered(world, await personOnInstagram(world, scope));
      const done = reaches(screeningId, 'in_review').then(() => false);
      if (await Promise.race([dead, done])) deaths += 1;
      await world.restart();
      await assessed(screeningId);
      expect(apify.service.runsStartedCount - before, `died after effect ${effects}`).toBe(2);
      expect(await counts(), `died after effect ${effects}`).toEqual(once);
    }
    expect(deaths, 'workers did die').toBeGreaterThan(12);
  }, 120_000);

  test('while the run goes on: the same run is read once it has ended', async () => {
    apify.scripts.posts = { ...publicPosts(), endsAfterMs: 400 };
    const before = apify.service.runsStartedCount;
    const screeningId = await ordered(world, await personOnInstagram(world, scope));
    await world.until('the posts are being read', async () => apify.service.runsStartedCount - before === 2);
    world.die();
    await world.restart();
    await assessed(screeningId);
    expect(apify.service.runsStartedCount - before).toBe(2);
  });
});

describe('R2: while a run goes on', () => {
  const statusOf = (nth: number) => apify.service.runsStarted.at(nth)?.end?.status;

  async function cancel(screeningId: ScreeningId): Promise<void> {
    accepted(
      await execute(world.app, commandOf(world, scope), async (reader) => {
        const on = await reader.load(screening, screeningId);
        const decision = cancelScreening(on.state, { at: instant(world.clock) });
        return decision.ok ? ok({ changes: [{ on, events: decision.value }] }) : decision;
      }),
    );
  }

  test.each([
    ['a withdrawn consent', (person: Person) => withdrawn(world, person)],
    ['a cancellation', (_person: Person, screeningId: ScreeningId) => cancel(screeningId)],
  ])('%s ends it at the service within seconds', async (_what, end) => {
    apify.scripts.posts = { ...publicPosts(), looksUntilEnd: Number.POSITIVE_INFINITY };
    const before = apify.service.runsStartedCount;
    const person = await personOnInstagram(world, scope);
    const screeningId = await ordered(world, person);
    await world.until('the posts are being read', async () => apify.service.runsStartedCount - before === 2);
    const endedAt = performance.now();
    await end(person, screeningId);
    await world.until('the run is aborted', async () => statusOf(-1) === 'ABORTED');
    expect(performance.now() - endedAt).toBeLessThan(5_000);
    await world.until('the end is on record', async () =>
      (await world.events(scope)).some(
        ({ type, data }) => type === 'actor_run.ended' && JSON.stringify(data).includes('ABORTED'),
      ),
    );
    expect(await counts()).not.toHaveProperty('screening.source_collected');
  });

  test('a withdrawal between the start at the service and its record ends that run too', async () => {
    const before = apify.service.runsStartedCount;
    apify.scripts.profile = { ...publicProfile(), looksUntilEnd: Number.POSITIVE_INFINITY };
    const person = await personOnInstagram(world, scope);
    const isStarted = new Promise<void>((resolve) => {
      apify.afterStart = async () => {
        apify.afterStart = async () => {};
        await withdrawn(world, person);
        await world.until('the screening is closed', async () => {
          const events = await world.events(scope);
          return events.some(({ type }) => type === 'screening.closed');
        });
        resolve();
      };
    });
    await ordered(world, person);
    await isStarted;
    await world.until('the run is aborted', async () => statusOf(-1) === 'ABORTED');
    expect(apify.service.runsStartedCount - before).toBe(1);
  });

  test('a look that cannot be ended does not keep the runs of the screenings from being ended', async () => {
    apify.scripts.posts = { ...publicPosts(), looksUntilEnd: Number.POSITIVE_INFINITY };
    const before = apify.service.runsStartedCount;
    const person = await personOnInstagram(world, scope);
    await ordered(world, person);
    await world.until('the posts are being read', async () => apify.service.runsStartedCount - before === 2);
    world.die();
    await withdrawn(world, person);
    const eventOf = async (wanted: string) => {
      const event = (await world.events(scope)).map(asProjected).find(({ type }) => type === wanted);
      if (!event) throw new Error(`${wanted} is on record`);
      return event;
    };
    const { app, queries, profiles, panels } = world;
    let times = 0;
    const readModelsSettled = async () => {
      times += 1;
      if (times === 2) throw new Error('the look is out of reach');
      await world.readModelsSettled();
    };
    const unused = async () => {};
    const starts = { screening: unused, cohortRound: unused, probe: unused };
    const worker = { app, queries, profiles, panels, readModelsSettled };
    const reactor = { worker, runner: world.runner(), starts };
    const reaction = react(reactor, await eventOf('consent.withdrawn'));
    await expect(reaction).rejects.toThrow('the look is out of reach');
    await react(reactor, await eventOf('screening.closed'));
    expect(statusOf(-1)).toBe('ABORTED');
    await world.restart();
  });

  test.each([
    ['a handle that is held meanwhile', 'not_proven'],
    // Last: nobody turns the clock back.
    ['a consent that expires', null],
  ] as const)('%s ends it at the service too, and frees its place', async (what, reason) => {
    apify.scripts.posts = { ...publicPosts(), looksUntilEnd: Number.POSITIVE_INFINITY };
    const before = apify.service.runsStartedCount;
    const person = await personOnInstagram(world, scope);
    const screeningId = await ordered(world, person);
    await world.until('the posts are being read', async () => apify.service.runsStartedCount - before === 2);
    if (reason === null) world.later(340 * 86_400_000);
    else {
      await given(world, scope, async (reader) => {
        const on = await reader.load(handle, person.handleId);
        const decision = proveHandle(on.state, { identifiers: [], accountId: '9999' });
        return decision.ok ? ok({ changes: [{ on, events: decision.value }] }) : decision;
      });
    }
    await world.until(`the run is aborted: ${what}`, async () => statusOf(-1) === 'ABORTED');
    const { kind, sources } = await stateOf(screeningId);
    if (reason === null) expect(kind).toBe('closed');
    else expect(sources[0]?.assessed?.coverage).toEqual({ state: 'not_assessed', reason });
  });
});
