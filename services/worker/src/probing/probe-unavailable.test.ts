import type { TenantScope } from '@visaguard/kernel';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { registeredTenant } from '../testing/made-up-people.ts';
import { type MadeUpService, madeUpService, personOnInstagram, publicProfile } from '../testing/made-up-profiles.ts';
import { givenCode, type Owner, probeAsked, probed } from '../testing/made-up-proofs.ts';
import { startTestWorker, type TestWorker } from '../testing/start-test-worker.ts';
import { probeActivities } from './probe-activities.ts';

let apify: MadeUpService;
let world: TestWorker;
let scope: TenantScope;
let closed: { readonly code: string } | null = null;
const told: object[] = [];
beforeAll(async () => {
  apify = await madeUpService({
    runsMax: 1,
    gate: {
      ask: async () => (closed ? { open: false, isFinal: true, ...closed } : { open: true }),
      tell: async (_of, outcome) => void told.push(outcome),
    },
  });
  world = await startTestWorker(apify);
});
beforeEach(async () => {
  closed = null;
  told.length = 0;
  scope = await registeredTenant(world, { mode: 'live', simulatedReviewer: false });
});
afterAll(async () => {
  await world?.stop();
  await apify?.service.close();
});

const unknown = (reason: string | null) => ({
  ...{ kind: 'proving', accountId: null, result: { state: 'unknown', reason, codeSeen: null } },
});

async function withCode(looksUntilEnd = 0): Promise<Owner & { readonly applicantId: `app_${string}` }> {
  const person = await personOnInstagram(world, scope, { proof: 'none' });
  apify.scripts.profile = { ...publicProfile({ biography: await givenCode(world, person) }), looksUntilEnd };
  return person;
}

test('R30: where the adapter is switched off the look is unknown, and no run is started', async () => {
  const person = await withCode();
  const before = apify.service.runsStartedCount;
  closed = { code: 'switched_off' };
  expect(await probed(world, person, await probeAsked(world, person))).toMatchObject(unknown('adapter_down'));
  expect(apify.service.runsStartedCount).toBe(before);
});

test('R30: who watches the adapter is told how each look went, once', async () => {
  const person = await withCode();
  await probed(world, person, await probeAsked(world, person));
  await world.until('it is told', async () => told.length > 0);
  apify.scripts.profile = { items: [{ demo: true }] };
  await probed(world, person, await probeAsked(world, person));
  await world.until('it is told', async () => told.length > 1);
  expect(told).toEqual([{ kind: 'worked' }, { kind: 'failed', code: 'mock_data', isFinal: false }]);
});

test('a look that is given up is unknown, frees its place, and another may follow', async () => {
  const person = await withCode(Number.POSITIVE_INFINITY);
  const before = apify.service.runsStartedCount;
  const probeId = await probeAsked(world, person);
  await world.until('the run goes on', async () => apify.service.runsStartedCount > before);
  const { handleId } = person;
  world.die();
  await probeActivities(world).giveUpProbe({ scope, handleId, probeId });
  await world.restart();
  expect(await probed(world, person, probeId)).toMatchObject(unknown('adapter_down'));
  // There is one place alone, and the queue outlives the worker here.
  const next = await withCode();
  expect(await probed(world, next, await probeAsked(world, next))).toMatchObject({ kind: 'proven' });
  await probeActivities(world).giveUpProbe({ scope, handleId, probeId });
  expect(await probed(world, person, probeId)).toMatchObject(unknown('adapter_down'));
});

test('of a person who was erased meanwhile nothing is looked at any more, and the run is ended', async () => {
  const person = await withCode(Number.POSITIVE_INFINITY);
  const dead = world.dieOn('actor_run.started');
  const probeId = await probeAsked(world, person);
  await dead;
  await world.app.vault.eraseSubject(scope, person.applicantId, { requestId: 'req_1', by: 'mem_1' });
  await world.restart();
  expect(await probed(world, person, probeId)).toMatchObject(unknown(null));
  await world.until('the run is aborted', async () => apify.service.runsStarted.at(-1)?.end?.status === 'ABORTED');
});
