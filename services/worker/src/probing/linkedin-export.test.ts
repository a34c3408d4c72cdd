import { loadState } from '@visaguard/application';
import { screening } from '@visaguard/domain';
import type { TenantScope } from '@visaguard/kernel';
import { type ApifyEmulator, linkedinProfile, type RunScript, startApifyEmulator } from '@visaguard/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { noGate } from '../sources/no-gate.ts';
import { openProfiles } from '../sources/open-profiles.ts';
import {
  harmless,
  linkedinOf,
  ordered,
  personWith,
  recordedConsent,
  registeredTenant,
  threat,
} from '../testing/made-up-people.ts';
import { accountOf, givenCode, probeAsked, probed } from '../testing/made-up-proofs.ts';
import { startTestWorker, type TestWorker } from '../testing/start-test-worker.ts';

let service: ApifyEmulator;
let world: TestWorker;
let scope: TenantScope;
let profile: RunScript = { items: [] };
beforeAll(async () => {
  service = await startApifyEmulator({
    actors: [{ name: 'harvestapi/linkedin-profile-scraper', id: 'linkedinActorId', run: () => profile }],
    now: () => new Date('2026-11-01T08:59:30.000Z'),
  });
  const waits = { afterStart: 5, running: () => 5, busy: 10, closed: 10, retry: 10, lostStart: 0, slot: 5 };
  const pauses = { retryMs: 1, settleMs: 1 };
  const access = { token: service.token, baseUrl: service.url, actors: [], runsMax: 5, gate: noGate, waits, pauses };
  world = await startTestWorker({ profiles: (clock) => openProfiles({ ...access, clock }) });
  scope = await registeredTenant(world, { mode: 'live', simulatedReviewer: false });
});
afterAll(async () => {
  await world?.stop();
  await service?.close();
});

async function personOnLinkedin() {
  const person = await personWith(world, scope, { linkedin: linkedinOf([threat, ...harmless]) });
  const { linkedin } = person.handles;
  if (!linkedin) throw new Error('there is a handle');
  const consentId = await recordedConsent(world, scope, {
    ...{ applicantId: person.applicantId, sources: ['archive', 'apify'] },
  });
  return { person, owner: { scope, handleId: linkedin, consentId } };
}

async function coverageOf({ person }: Awaited<ReturnType<typeof personOnLinkedin>>) {
  const screeningId = await ordered(world, person);
  const load = () => loadState(world.app, scope, { aggregate: screening, streamId: screeningId });
  await world.until('it is in review', async () => (await load()).state.kind === 'in_review');
  const { state } = await load();
  return state.kind === 'none' ? undefined : state.sources[0]?.assessed?.coverage;
}

test('R7: a LinkedIn export, which names no handle, is accepted once a code in the profile has proven the handle', async () => {
  const of = await personOnLinkedin();
  const about = `Statistics. ${await givenCode(world, of.owner)}`;
  profile = { items: [{ ...linkedinProfile('ACoAAArUUDgBmadeup', 'mara-sample'), about }] };
  const seen = await probed(world, of.owner, await probeAsked(world, of.owner));
  expect(seen).toMatchObject({ kind: 'proven', accountId: 'ACoAAArUUDgBmadeup', result: { codeSeen: true } });
  expect(await coverageOf(of)).toEqual({ state: 'assessed' });
  expect(await accountOf(world, of.owner)).toMatchObject({ kind: 'proven', accountId: 'ACoAAArUUDgBmadeup' });
});

test('R7: and not where the profile has not shown the code', async () => {
  const of = await personOnLinkedin();
  await givenCode(world, of.owner);
  profile = { items: [linkedinProfile('ACoAAArUUDgBmadeup', 'mara-sample')] };
  const seen = await probed(world, of.owner, await probeAsked(world, of.owner));
  expect(seen).toMatchObject({ kind: 'proving', accountId: null, result: { codeSeen: false } });
  expect(await coverageOf(of)).toEqual({ state: 'not_assessed', reason: 'not_proven' });
});
