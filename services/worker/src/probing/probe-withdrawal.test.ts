import { instant, type TenantScope } from '@visaguard/kernel';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { probeProcessId } from '../process-starts.ts';
import { endProbes } from '../reactions/end-probes.ts';
import { recordedConsent, registeredTenant } from '../testing/made-up-people.ts';
import { type MadeUpService, madeUpService, personOnInstagram, publicProfile } from '../testing/made-up-profiles.ts';
import { givenCode, type Owner, probeAsked, probed } from '../testing/made-up-proofs.ts';
import { startTestWorker, type TestWorker } from '../testing/start-test-worker.ts';
import { withdrawn } from '../testing/withdrawn.ts';
import { probeActivities } from './probe-activities.ts';

let apify: MadeUpService;
let world: TestWorker;
let scope: TenantScope;
beforeAll(async () => {
  apify = await madeUpService();
  world = await startTestWorker(apify);
});
beforeEach(async () => {
  apify.afterStart = async () => {};
  scope = await registeredTenant(world, { mode: 'live', simulatedReviewer: false });
});
afterAll(async () => {
  await world?.stop();
  await apify?.service.close();
});

const statusOfLast = () => apify.service.runsStarted.at(-1)?.end?.status;
const isAborted = () => world.until('the run is aborted', async () => statusOfLast() === 'ABORTED');
const nothing = { kind: 'proving', accountId: null, result: { state: 'unknown', reason: null, codeSeen: null } };

/** A person with the code in the biography, of whom a run goes on without end unless told otherwise. */
async function withCode(of: { readonly looksUntilEnd?: number; readonly in?: TestWorker } = {}) {
  const { looksUntilEnd = Number.POSITIVE_INFINITY, in: at = world } = of;
  const person = await personOnInstagram(at, scope, { proof: 'none' });
  apify.scripts.profile = { ...publicProfile({ biography: await givenCode(at, person) }), looksUntilEnd };
  return person;
}

async function running(person: Owner) {
  const before = apify.service.runsStartedCount;
  const probeId = await probeAsked(world, person);
  await world.until('the run goes on', async () => apify.service.runsStartedCount > before);
  return probeId;
}

const context = { attempt: 1, signal: new AbortController().signal };

test('R2: a consent withdrawn while the run goes on ends it at the service within seconds, and nothing is proven', async () => {
  const person = await withCode();
  const probeId = await running(person);
  const withdrawnAt = performance.now();
  await withdrawn(world, person);
  expect(await probed(world, person, probeId)).toMatchObject(nothing);
  await isAborted();
  expect(performance.now() - withdrawnAt).toBeLessThan(5_000);
  await world.until('the end is on record', async () =>
    (await world.events(scope)).some(
      ({ type, data }) => type === 'actor_run.ended' && /ABORTED/.test(JSON.stringify(data)),
    ),
  );
  const id = probeProcessId(scope, probeId);
  await world.until('the process has ended', async () => (await world.runner().state(id))?.status !== 'running');
});

test('R2: nor does it wait until the process would look again: the withdrawal ends it, its run and the look', async () => {
  const patient = await startTestWorker({
    profiles(...of) {
      const profiles = apify.profiles(...of);
      return { ...profiles, waits: { ...profiles.waits, afterStart: 3_600_000 } };
    },
  });
  scope = await registeredTenant(patient, { mode: 'live', simulatedReviewer: false });
  const person = await withCode({ in: patient });
  const probeId = await probeAsked(patient, person);
  const started = async () => (await patient.events(scope)).some(({ type }) => type === 'actor_run.started');
  await patient.until('the run is on record', started);
  await withdrawn(patient, person);
  expect(await probed(patient, person, probeId)).toMatchObject(nothing);
  await isAborted();
  const state = () => patient.runner().state(probeProcessId(scope, probeId));
  await patient.until('the process has ended', async () => (await state())?.status !== 'running');
  expect(await state()).toEqual({ status: 'cancelled', reason: 'consent_withdrawn' });
  await patient.stop();
});

test('R2: another consent of the same person goes on: what was asked under it is looked at', async () => {
  const person = await withCode({ looksUntilEnd: 30 });
  const other = await recordedConsent(world, scope, { applicantId: person.applicantId, sources: ['apify'] });
  const probeId = await running(person);
  await withdrawn(world, { ...person, consentId: other });
  expect(await probed(world, person, probeId)).toMatchObject({ kind: 'proven' });
});

test('R2: a withdrawal between the start at the service and its record ends that run too', async () => {
  const person = await withCode();
  const before = apify.service.runsStartedCount;
  const isStarted = new Promise<void>((resolve) => {
    apify.afterStart = async () => {
      apify.afterStart = async () => {};
      await withdrawn(world, person);
      await world.until('the withdrawal is dealt with', async () => (await world.processesLag()) === 0);
      resolve();
    };
  });
  const probeId = await probeAsked(world, person);
  await isStarted;
  expect(await probed(world, person, probeId)).toMatchObject(nothing);
  await isAborted();
  expect(apify.service.runsStartedCount - before).toBe(1);
});

test('R2: a withdrawal that is dealt with before the service has the run ends it as soon as it is there', async () => {
  const person = await withCode();
  world.die();
  const probeId = await probeAsked(world, person);
  const { handleId, applicantId, consentId } = person;
  const reader = await world.profiles.readerFor(scope);
  if (!reader) throw new Error('there is a key');
  const start: typeof reader.apify.start = async (...of) => {
    await withdrawn(world, person);
    const event = { consentId, applicantId, withdrawnAt: instant(world.clock) };
    await endProbes(world, scope, { withdrawn: event, stop: async () => {} });
    return reader.apify.start(...of);
  };
  const readerFor = async () => ({ ...reader, apify: { ...reader.apify, start } });
  const starting = { ...world, profiles: { ...world.profiles, readerFor } };
  expect(await probeActivities(starting).advanceProbe({ scope, handleId, probeId }, context)).toBeNull();
  expect(await probed(world, person, probeId)).toMatchObject(nothing);
  expect(statusOfLast()).toBe('ABORTED');
  await world.restart();
});

test('R1: a step that begins after the consent has gone looks at nothing and ends the run, before any reaction', async () => {
  const person = await withCode({ looksUntilEnd: 0 });
  const dead = world.dieOn('actor_run.started');
  const probeId = await probeAsked(world, person);
  await dead;
  await withdrawn(world, person);
  const read = () => apify.service.journal.filter((line) => /dataset/.test(JSON.stringify(line))).length;
  const before = read();
  const { handleId } = person;
  expect(await probeActivities(world).advanceProbe({ scope, handleId, probeId }, context)).toBeNull();
  expect(await probed(world, person, probeId)).toMatchObject(nothing);
  expect(read()).toBe(before);
  await world.restart();
});

test('R2: a withdrawal that comes while the rows are read leaves what they say unused', async () => {
  const person = await withCode({ looksUntilEnd: 0 });
  const dead = world.dieOn('actor_run.started');
  const probeId = await probeAsked(world, person);
  await dead;
  const reader = await world.profiles.readerFor(scope);
  if (!reader) throw new Error('there is a key');
  const read: typeof reader.apify.read = async (...of) => {
    const rows = await reader.apify.read(...of);
    await withdrawn(world, person);
    return rows;
  };
  const readerFor = async () => ({ ...reader, apify: { ...reader.apify, read } });
  const reading = { ...world, profiles: { ...world.profiles, readerFor } };
  const { handleId } = person;
  await world.until('it is read', async () => {
    return (await probeActivities(reading).advanceProbe({ scope, handleId, probeId }, context)) === null;
  });
  expect(await probed(world, person, probeId)).toMatchObject(nothing);
  const end = (await world.events(scope)).find(({ type }) => type === 'actor_run.ended');
  expect(end?.data).toMatchObject({ status: 'SUCCEEDED', outcome: 'not_permitted' });
  await world.restart();
});

test('R2: a worker that died is no way around: the next one ends what the withdrawal left', async () => {
  const person = await withCode();
  const probeId = await running(person);
  world.die();
  await withdrawn(world, person);
  await world.restart();
  expect(await probed(world, person, probeId)).toMatchObject(nothing);
  await isAborted();
});
