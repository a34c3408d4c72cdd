import type { ScreeningId, TenantScope } from '@visaguard/kernel';
import { type ApifyFault, apifyFaults } from '@visaguard/testkit';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { AdapterOutcome } from './sources/source-gate.ts';
import { ordered, registeredTenant } from './testing/made-up-people.ts';
import { type MadeUpService, madeUpService, personOnInstagram, postsActor } from './testing/made-up-profiles.ts';
import { screeningOf } from './testing/screening-of.ts';
import { startTestWorker, type TestWorker } from './testing/start-test-worker.ts';

const toldOfSources: AdapterOutcome[] = [];
let apify: MadeUpService;
let world: TestWorker;
let scope: TenantScope;
beforeAll(async () => {
  const tell = async (_of: unknown, outcome: AdapterOutcome) => void toldOfSources.push(outcome);
  apify = await madeUpService({ gate: { ask: async () => ({ open: true }), tell } });
  world = await startTestWorker(apify);
  scope = await registeredTenant(world, { mode: 'live', simulatedReviewer: false });
});
beforeEach(() => toldOfSources.splice(0));
afterAll(async () => {
  await world?.stop();
  await apify?.service.close();
});

const stateOf = (screeningId: ScreeningId) => screeningOf(world, scope, screeningId);

/** What the only source of a new screening comes to. */
async function coverage() {
  const screeningId = await ordered(world, await personOnInstagram(world, scope));
  await world.until(`${screeningId} is in review`, async () => (await stateOf(screeningId)).kind === 'in_review');
  return (await stateOf(screeningId)).sources[0]?.assessed?.coverage;
}

const adapterDown = { state: 'not_assessed', reason: 'adapter_down' };
const forgotten: ApifyFault = { status: 404, type: 'record-not-found' };

/** Calls of the newest run of posts. */
function callsOfPosts(): string[] {
  const run = apify.service.runsStarted.findLast(({ actor }) => actor === postsActor);
  return apify.service.journal.map(({ path }) => path).filter((path) => path.endsWith(`dataset-${run?.id}/items`));
}

test('a run that the service has forgotten ends its source alone: its rows are not asked for, and no key is blamed', async () => {
  apify.service.fail('run', forgotten, { actor: postsActor });
  expect(await coverage()).toEqual(adapterDown);
  expect(callsOfPosts()).toEqual([]);
  expect(toldOfSources).toEqual([{ kind: 'worked' }, { kind: 'failed', code: 'adapter_down', isFinal: false }]);
  const ends = (await world.events(scope)).filter(({ type }) => type === 'actor_run.ended');
  expect(ends.at(-1)?.data).toMatchObject({ status: 'GONE', rows: 0, outcome: 'adapter_down' });
});

test('rows that the service has forgotten end their source alone, at once, and no key is blamed', async () => {
  apify.service.fail('items', forgotten, { actor: postsActor });
  expect(await coverage()).toEqual(adapterDown);
  expect(callsOfPosts()).toHaveLength(1);
  expect(toldOfSources).toEqual([{ kind: 'worked' }, { kind: 'failed', code: 'record-not-found', isFinal: false }]);
});

test('a key that is refused for the rows is no matter of one run: nothing more is tried with it', async () => {
  apify.service.fail('items', apifyFaults.tokenUnknown, { actor: postsActor });
  expect(await coverage()).toEqual(adapterDown);
  expect(toldOfSources.at(-1)).toMatchObject({ kind: 'failed', isFinal: true });
});

test('an input that the service refuses ends its source alone, and no key is blamed', async () => {
  apify.service.fail('start', apifyFaults.inputInvalid, { actor: postsActor });
  expect(await coverage()).toEqual(adapterDown);
  expect(toldOfSources).toEqual([{ kind: 'worked' }, { kind: 'failed', code: 'invalid-input', isFinal: false }]);
});
