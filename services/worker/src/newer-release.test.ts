import { execute, loadState } from '@visaguard/application';
import { UnknownEvent } from '@visaguard/contracts';
import { consent, screening, withdrawConsent } from '@visaguard/domain';
import { registerEventTypes } from '@visaguard/event-store';
import { instant, mintId, ok, type ScreeningId, systemRandom, type TenantScope } from '@visaguard/kernel';
import { parkedStreams } from '@visaguard/read-models';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { screeningActivities } from './screening/screening-activities.ts';
import {
  commandOf,
  ordered,
  type Person,
  personWith,
  registeredTenant,
  threat,
  xOf,
} from './testing/made-up-people.ts';
import { startTestWorker, type TestWorker } from './testing/start-test-worker.ts';

let world: TestWorker;
let scope: TenantScope;
beforeAll(async () => {
  world = await startTestWorker();
  scope = await registeredTenant(world);
  const newer = { type: 'consent.withdrawn', schemaVersion: 2, schemaHash: 'of a newer release', category: 'consent' };
  await registerEventTypes(world.core.pool('owner'), [newer]);
});
afterAll(() => world?.stop());

const somebody = () => personWith(world, scope, { x: xOf([threat]) });

async function kindOf(screeningId: ScreeningId) {
  return (await loadState(world.app, scope, { aggregate: screening, streamId: screeningId })).state.kind;
}

const isReady = (screeningId: ScreeningId) =>
  world.until('the screening is ready', async () => (await kindOf(screeningId)) === 'ready');

/** As an instance of a newer release does it while this one still runs. */
async function withdrawnByNewerRelease({
  consentId,
  applicantId,
}: Pick<Person, 'consentId' | 'applicantId'>): Promise<string> {
  const eventId = mintId('event', world.clock, systemRandom);
  const data = { consentId, applicantId, withdrawal: { at: instant(world.clock), by: 'applicant' } };
  const meta = { actor: { kind: 'applicant', id: applicantId }, at: instant(world.clock) } as const;
  const events = [{ eventId, type: 'consent.withdrawn', schemaVersion: 2, data, meta }];
  const streams = [{ streamId: consentId, category: 'consent', expected: 'stream_exists' as const, events }];
  await world.app.events.append({ scope, commandId: `newer ${eventId}`, bodyHash: '', streams });
  return eventId;
}

async function storedTypes(streamId: string): Promise<string[]> {
  const { rows } = await world.core
    .pool('vg_tail')
    .query<{ form: string }>(
      `select type || ' ' || schema_version as form from events where stream_id = $1 order by version`,
      [streamId],
    );
  return rows.map(({ form }) => form);
}

const parkedRow = async (eventId: string) => (await world.parked.all()).find((row) => row.eventId === eventId);

test('E27: what a newer release wrote is not acted upon: it is parked at once, tried again, and holds up nobody', async () => {
  const person = await somebody();
  const screeningId = await ordered(world, person);
  await isReady(screeningId);
  const eventId = await withdrawnByNewerRelease(person);
  await world.until('it is parked', async () => (await parkedRow(eventId)) !== undefined);
  expect(await parkedRow(eventId)).toMatchObject({ type: 'consent.withdrawn', error: 'UnknownEvent' });
  await world.until('it was tried again', async () => ((await parkedRow(eventId))?.attempts ?? 0) > 3);
  expect(world.told).toContain('consent.withdrawn');
  expect(world.refused).toEqual([]);

  await world.readModelsSettled();
  world.breakReadModels(true);
  const later = await ordered(world, await somebody());
  await world.until('another reaction is parked', async () => (await world.parked.all()).length === 2);
  world.breakReadModels(false);
  await isReady(later);
  await world.until('only the newer one is parked', async () => (await world.parked.all()).length === 1);
  expect(await kindOf(screeningId), 'nothing was done about it').toBe('ready');
}, 60_000);

test('E27: no command decides on a stream that it knows a part of, and nothing is written to it', async () => {
  const person = await somebody();
  await withdrawnByNewerRelease(person);
  const before = await storedTypes(person.consentId);
  expect(before).toEqual(['consent.granted 2', 'consent.withdrawn 2']);
  const withdrawn = execute(world.app, commandOf(world, scope), async (reader) => {
    const on = await reader.load(consent, person.consentId);
    const decision = withdrawConsent(on.state, { at: instant(world.clock) });
    return decision.ok ? ok({ changes: [{ on, events: decision.value }] }) : decision;
  });
  await expect(withdrawn).rejects.toBeInstanceOf(UnknownEvent);
  await expect(ordered(world, person)).rejects.toThrow('consent.withdrawn version 2 is not known here');
  expect(await storedTypes(person.consentId)).toEqual(before);
});

test('E27: its stream stands still in the read models, and says why', async () => {
  const person = await somebody();
  await withdrawnByNewerRelease(person);
  const mine = async () => {
    const { longest } = await parkedStreams(world.core.pool('vg_projector'), 100);
    return longest.find(({ streamId }) => streamId === person.consentId);
  };
  await world.until('the stream is parked', async () => (await mine()) !== undefined);
  expect(await mine()).toMatchObject({ version: 1, reason: 'failed:UnknownEvent', waiting: 1 });
  expect(await world.queries.consents.get(scope, person.consentId)).toMatchObject({ state: 'granted', version: 1 });
});

test('E27, R17: attempts that ran out on what a newer release wrote say nothing about a source: it is not given up', async () => {
  world.die();
  const activities = screeningActivities(world);
  const outcomes = [];
  for (const isNewer of [true, false]) {
    const person = await somebody();
    const screeningId = await ordered(world, person);
    if (isNewer) await withdrawnByNewerRelease(person);
    const { state } = await loadState(world.app, scope, { aggregate: screening, streamId: screeningId });
    const [source] = state.kind === 'none' ? [] : state.sources;
    if (!source) throw new Error('a screening has a source');
    const given = { scope, screeningId, sourceId: source.sourceId, reason: 'adapter_down' } as const;
    const error = await activities.giveUpSource(given).catch((thrown: unknown) => thrown);
    outcomes.push([
      error instanceof UnknownEvent,
      (await storedTypes(screeningId)).includes('screening.source_assessed 1'),
    ]);
  }
  expect(outcomes).toEqual([
    [true, false],
    [false, true],
  ]);
  await world.restart();
});
