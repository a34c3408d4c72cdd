import { execute, recordWakeUp, wakeUpPath } from '@visaguard/application';
import { actorRun, orderRun, startRun } from '@visaguard/domain';
import { deriveId, instant, ok, type ScreeningId, type TenantScope } from '@visaguard/kernel';
import type { WebhookMode } from '@visaguard/testkit';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { runIdOf } from './sources/source-runs.ts';
import { accepted, commandOf, ordered, registeredTenant } from './testing/made-up-people.ts';
import {
  type MadeUpService,
  madeUpService,
  personOnInstagram,
  publicPosts,
  publicProfile,
} from './testing/made-up-profiles.ts';
import { screeningOf } from './testing/screening-of.ts';
import { startTestWorker, type TestWorker } from './testing/start-test-worker.ts';
import { type WakeUpDoor, wakeUpDoor } from './testing/wake-up-door.ts';
import { withdrawn } from './testing/withdrawn.ts';

const hourMs = 3_600_000;
const soonMs = 5;

let door: WakeUpDoor;
let apify: MadeUpService;
let world: TestWorker;
let scope: TenantScope;
let looksEveryMs = hourMs;
beforeAll(async () => {
  door = await wakeUpDoor();
  apify = await madeUpService({ publicUrl: door.url, waits: { running: () => looksEveryMs } });
  world = await startTestWorker(apify);
  door.use(world.app);
});
beforeEach(async () => {
  const endsAfterMs = 200;
  Object.assign(apify.scripts, {
    profile: { ...publicProfile(), endsAfterMs },
    posts: { ...publicPosts(), endsAfterMs },
  });
  scope = await registeredTenant(world, { mode: 'live', simulatedReviewer: false });
});
afterAll(async () => {
  await world?.stop();
  await apify?.service.close();
  await door?.close();
});

function use(mode: WebhookMode, everyMs: number): void {
  apify.service.sendWebhooks(mode);
  looksEveryMs = everyMs;
}

const stateOf = (screeningId: ScreeningId) => screeningOf(world, scope, screeningId);

async function assessed(screeningId: ScreeningId): Promise<void> {
  await world.until('it is in review', async () => (await stateOf(screeningId)).kind === 'in_review');
  const [source] = (await stateOf(screeningId)).sources;
  expect(source?.assessed).toMatchObject({ coverage: { state: 'assessed' }, counts: { postsAssessed: 4 } });
}

const ofRuns = async () =>
  (await world.events(scope)).flatMap(({ type }) => (type.startsWith('actor_run.') ? [type.slice(10)] : []));

const oneRun = ['ordered', 'started', 'ended'];
const oneWokenRun = ['ordered', 'started', 'reported', 'ended'];
const noHarm = () => {
  expect([world.refused, world.told, world.failures]).toEqual([[], [], []]);
};

describe('where nobody looks for an hour', () => {
  test.each<WebhookMode>(['once', 'twice'])(
    'what the service tells, %s, takes a screening to its end',
    async (mode) => {
      use(mode, hourMs);
      await assessed(await ordered(world, await personOnInstagram(world, scope)));
      expect(await ofRuns()).toEqual([...oneWokenRun, ...oneWokenRun]);
      noHarm();
    },
  );

  test('so does what it tells late', async () => {
    use('late', hourMs);
    const before = apify.service.runsStartedCount;
    const screeningId = await ordered(world, await personOnInstagram(world, scope));
    for (const nth of [1, 2]) {
      const runs = () => apify.service.runsStarted.slice(before);
      await world.until(
        'the run has ended',
        async () => runs()[nth - 1]?.end !== undefined && runs()[nth - 1]?.end !== null,
      );
      expect(runs()).toHaveLength(nth);
      await apify.service.releaseWebhooks();
    }
    await assessed(screeningId);
    noHarm();
  });
});

describe('where runs are looked at', () => {
  test('a service that never tells anything changes nothing', async () => {
    use('never', soonMs);
    await assessed(await ordered(world, await personOnInstagram(world, scope)));
    expect(await ofRuns()).toEqual([...oneRun, ...oneRun]);
    noHarm();
  });

  test('what comes after the end is not noted any more', async () => {
    use('late', soonMs);
    await assessed(await ordered(world, await personOnInstagram(world, scope)));
    const sent = apify.service.webhooksSent.length;
    await apify.service.releaseWebhooks();
    expect(apify.service.webhooksSent.slice(sent).map(({ status }) => status)).toEqual([204, 204]);
    expect(await ofRuns()).toEqual([...oneRun, ...oneRun]);
    noHarm();
  });

  test('who tells an end that is none is not believed: the run is read once it has really ended', async () => {
    use('forged', soonMs);
    const before = apify.service.runsStartedCount;
    await assessed(await ordered(world, await personOnInstagram(world, scope)));
    expect(apify.service.runsStartedCount - before).toBe(2);
    expect((await ofRuns()).filter((type) => type === 'ended')).toHaveLength(2);
    noHarm();
  });
});

test('R2: the end of a run that was ended with its consent is told to nobody', async () => {
  use('late', hourMs);
  apify.scripts.posts = { ...publicPosts(), looksUntilEnd: Number.POSITIVE_INFINITY };
  apify.scripts.profile = publicProfile();
  const person = await personOnInstagram(world, scope);
  await ordered(world, person);
  await world.until(
    'the posts are being read',
    async () => (await ofRuns()).filter((it) => it === 'started').length === 2,
  );
  await withdrawn(world, person);
  await world.until('the run is ended', async () => (await ofRuns()).filter((it) => it === 'ended').length === 2);
  const before = await world.events(scope);
  await apify.service.releaseWebhooks();
  expect(apify.service.webhooksSent.at(-1)?.status).toBe(204);
  expect(await world.events(scope)).toEqual(before);
  noHarm();
});

test('a wake-up for a screening that nobody works on any more is noted and does nothing', async () => {
  const sourceId = deriveId('source', [scope.tenantId]);
  const runId = runIdOf(sourceId, 'posts');
  const at = instant(world.clock);
  const owner = { kind: 'source', screeningId: deriveId('screening', [scope.tenantId]), sourceId } as const;
  const applicantId = deriveId('applicant', [scope.tenantId]);
  const order = { runId, owner, applicantId, platform: 'x', use: 'posts', actor: 'sample/actor' } as const;
  accepted(
    await execute(world.app, commandOf(world, scope), async (reader) => {
      const on = await reader.load(actorRun, runId);
      const first = orderRun(on.state, { ...order, build: null, keyId: null, orderedAt: at });
      if (!first.ok) return first;
      const started = { runId, vendorRunId: 'one', datasetId: 'rows', startedAt: at };
      const second = startRun(first.value.reduce(actorRun.evolve, on.state), started);
      return second.ok ? ok({ changes: [{ on, events: [...first.value, ...second.value] }] }) : second;
    }),
  );
  const [, , , tenantId = '', mode = '', , mac = ''] = (await wakeUpPath(world.app, scope, runId)).split('/');
  expect(await recordWakeUp(world.app, { tenantId, mode, runId, mac })).toBe(true);
  await world.until('the worker has seen it', async () => (await world.processesLag()) === 0);
  expect(await ofRuns()).toEqual(['ordered', 'started', 'reported']);
  noHarm();
});
