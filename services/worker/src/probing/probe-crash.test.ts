import type { TenantScope } from '@visaguard/kernel';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { registeredTenant } from '../testing/made-up-people.ts';
import { type MadeUpService, madeUpService, personOnInstagram, publicProfile } from '../testing/made-up-profiles.ts';
import { givenCode, type Owner, probeAsked, probed } from '../testing/made-up-proofs.ts';
import { startTestWorker, type TestWorker } from '../testing/start-test-worker.ts';

let apify: MadeUpService;
let world: TestWorker;
let scope: TenantScope;
beforeAll(async () => {
  apify = await madeUpService();
  world = await startTestWorker(apify);
});
beforeEach(() => newTenant());
afterAll(async () => {
  await world?.stop();
  await apify?.service.close();
});

async function newTenant() {
  scope = await registeredTenant(world, { mode: 'live', simulatedReviewer: false });
}

/** A person who has put the code into the biography. */
async function withCode(): Promise<Owner> {
  const person = await personOnInstagram(world, scope, { proof: 'none' });
  apify.scripts.profile = publicProfile({ biography: await givenCode(world, person) });
  return person;
}

/** How many events of each type there are of looks and their runs. */
async function counts(): Promise<Record<string, number>> {
  const byType: Record<string, number> = {};
  for (const { type } of await world.events(scope)) {
    if (/^actor_run|^handle\.(prob|proven)/.test(type)) byType[type] = (byType[type] ?? 0) + 1;
  }
  return byType;
}
const once = {
  ...{ 'handle.probe_requested': 1, 'handle.probed': 1, 'handle.proven': 1 },
  ...{ 'actor_run.ordered': 1, 'actor_run.started': 1, 'actor_run.ended': 1 },
};
const proven = { kind: 'proven', accountId: '4711', result: { state: 'found', codeSeen: true } };

describe('a worker that dies while a profile is looked at', () => {
  test('before it saw the request: the next one finds it', async () => {
    const person = await withCode();
    world.die();
    const probeId = await probeAsked(world, person);
    await world.restart();
    expect(await probed(world, person, probeId)).toMatchObject(proven);
    expect(await counts()).toEqual(once);
  });

  test('after any of its effects: one run is started, and everything is on record once', async () => {
    let deaths = 0;
    for (let effects = 1; effects <= 4; effects++) {
      await newTenant();
      const person = await withCode();
      const before = apify.service.runsStartedCount;
      const dead = world.dieAfter(effects).then(() => true);
      const probeId = await probeAsked(world, person);
      const done = probed(world, person, probeId).then(() => false);
      if (await Promise.race([dead, done])) deaths += 1;
      await world.restart();
      expect(await probed(world, person, probeId), `died after effect ${effects}`).toMatchObject(proven);
      expect(apify.service.runsStartedCount - before, `died after effect ${effects}`).toBe(1);
      expect(await counts(), `died after effect ${effects}`).toEqual(once);
    }
    expect(deaths, 'workers did die').toBeGreaterThanOrEqual(3);
    expect(world.failures).toEqual([]);
    expect(world.refused).toEqual([]);
  });

  test.each(['actor_run.ordered', 'actor_run.started', 'actor_run.ended'])(
    'with %s: the next one goes on with the same run, long after the request was dealt with',
    async (type) => {
      const person = await withCode();
      const before = apify.service.runsStartedCount;
      const dead = world.dieOn(type);
      const probeId = await probeAsked(world, person);
      await dead;
      // Then only the read model tells that there is something to go on with.
      await world.until('the request is dealt with', async () => (await world.processesLag()) === 0);
      await world.restart();
      expect(await probed(world, person, probeId)).toMatchObject(proven);
      expect(apify.service.runsStartedCount - before).toBe(1);
      expect(await counts()).toEqual(once);
    },
  );

  test('after the service has started the run, before it is on record: it is found and none is started', async () => {
    const person = await withCode();
    const before = apify.service.runsStartedCount;
    const dead = new Promise<void>((resolve) => {
      apify.afterStart = async () => {
        apify.afterStart = async () => {};
        world.die();
        resolve();
        await new Promise(() => {});
      };
    });
    const probeId = await probeAsked(world, person);
    await dead;
    await world.restart();
    expect(await probed(world, person, probeId)).toMatchObject(proven);
    expect(apify.service.runsStartedCount - before).toBe(1);
    expect(await counts()).toEqual(once);
  });
});
