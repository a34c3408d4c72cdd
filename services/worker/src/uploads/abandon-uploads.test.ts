import { loadState, openUpload, putUploadPart, withdrawConsent } from '@visaguard/application';
import { upload } from '@visaguard/domain';
import { type ConsentId, mintId, systemRandom, type TenantScope, type UploadId } from '@visaguard/kernel';
import { inTenantScope } from '@visaguard/postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { keepHouse } from '../keep-house.ts';
import {
  accepted,
  commandOf,
  harmless,
  instagramOf,
  type Person,
  personWith,
  recordedConsent,
  registeredTenant,
} from '../testing/made-up-people.ts';
import { startTestWorker, type TestWorker } from '../testing/start-test-worker.ts';
import { abandonExpiredUploads } from './abandon-uploads.ts';

let world: TestWorker;
let scope: TenantScope;
beforeAll(async () => {
  world = await startTestWorker();
  scope = await registeredTenant(world);
});
afterAll(() => world?.stop());

const reply = () => ({});
const told: string[] = [];
const log = { info: () => {}, error: (_facts: object, message: string) => void told.push(message) };

/** An upload with the first of its two parts. */
async function begun(person: Person, consentId: ConsentId = person.consentId): Promise<UploadId> {
  const uploadId = mintId('upload', world.clock, systemRandom);
  const handleId = person.handles.instagram ?? 'hdl_0';
  const sizes = { sizeBytes: 150, partSizeBytes: 100, sizeBytesMax: 1_000 };
  accepted(await openUpload(world.app, commandOf(world, scope), { uploadId, handleId, consentId, ...sizes, reply }));
  const chunks = (async function* () {
    yield Buffer.from(`PK\u0003\u0004${'.'.repeat(96)}`, 'latin1');
  })();
  accepted(await putUploadPart(world.app, commandOf(world, scope), { uploadId, number: 1, chunks, reply }));
  return uploadId;
}

async function stateOf(uploadId: UploadId) {
  const { state } = await loadState(world.app, scope, { aggregate: upload, streamId: uploadId });
  if (state.kind === 'none') throw new Error('there is no such upload');
  return state;
}

/** Contents of this person that are held, attempts that never ended included. */
async function heldOf({ applicantId }: Person): Promise<number> {
  return inTenantScope(world.core.pool('vg_writer'), scope, async (client) => {
    const { rows } = await client.query<{ held: string }>(
      `select count(*) as held from evidence_uploads u join evidence e using (tenant_scope, evidence_id)
        where e.subject = $1`,
      [applicantId],
    );
    return Number(rows[0]?.held);
  });
}

test('R2: when its consent is withdrawn an upload is abandoned and its parts are deleted, and no other one is', async () => {
  const person = await personWith(world, scope, { instagram: instagramOf(harmless) });
  const other = await recordedConsent(world, scope, { applicantId: person.applicantId });
  const [under, beside] = [await begun(person), await begun(person, other)];
  expect(await heldOf(person)).toBe(3);
  const { consentId } = person;
  accepted(await withdrawConsent(world.app, commandOf(world, scope), { consentId, reply }));
  await world.until('what was given under it is gone', async () => (await heldOf(person)) === 1);
  expect(await stateOf(under)).toMatchObject({ kind: 'abandoned', abandonedFor: 'consent_withdrawn' });
  expect(await stateOf(beside)).toMatchObject({ kind: 'open', parts: [{ number: 1 }] });
  expect(world.refused).toEqual([]);
});

test('what nobody completes in time is abandoned and its parts are deleted, once and not before', async () => {
  const person = await personWith(world, scope, { instagram: instagramOf(harmless) });
  const uploadId = await begun(person);
  const house = { app: world.app, projector: world.core.pool('vg_projector'), log };
  await world.readModelsSettled();
  world.later(12 * 3_600_000 - 60_000);
  const before = await abandonExpiredUploads(house);
  expect((await stateOf(uploadId)).kind).toBe('open');
  world.later(60_000);
  expect(await abandonExpiredUploads(house)).toBeGreaterThan(before);
  expect(await stateOf(uploadId)).toMatchObject({ kind: 'abandoned', abandonedFor: 'expired' });
  expect(await heldOf(person)).toBe(1);
  await world.readModelsSettled();
  expect(await abandonExpiredUploads(house)).toBe(0);
});

test('one that cannot be abandoned holds up no other one, and no export that has been here for a day', async () => {
  const person = await personWith(world, scope, { instagram: instagramOf(harmless) });
  const other = await personWith(world, scope, { instagram: instagramOf(harmless) });
  const [stuck, free] = [await begun(person), await begun(other)];
  await world.readModelsSettled();
  world.later(25 * 3_600_000);
  const { append } = world.app.events;
  const broken: typeof append = (request) => {
    if (request.streams.some(({ streamId }) => streamId === stuck)) throw new Error('the parts cannot be deleted');
    return append(request);
  };
  const app = { ...world.app, events: { ...world.app.events, append: broken } };
  const [projector, relay, stop] = [
    world.core.pool('vg_projector'),
    world.core.pool('vg_relay'),
    new AbortController(),
  ];
  const keeping = keepHouse({ app, projector, relay, log, signal: stop.signal });
  await world.until('the free one has ended', async () => (await stateOf(free)).kind === 'abandoned');
  await world.until('nothing is held', async () => (await heldOf(person)) + (await heldOf(other)) === 0);
  stop.abort();
  await keeping;
  expect((await stateOf(stuck)).kind).toBe('open');
  expect(told).toEqual(['an upload that was never completed could not be abandoned']);
});
