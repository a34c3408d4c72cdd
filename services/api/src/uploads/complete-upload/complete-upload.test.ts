import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { archive, type PartUploads, partOf, startPartUploads } from '../../testing/part-uploads.ts';

let uploads: PartUploads;
beforeAll(async () => {
  uploads = await startPartUploads();
});
afterAll(() => uploads?.api.stop());

const sha256 = createHash('sha256').update(archive).digest('hex');

/** An upload with all its parts. */
async function sent(): Promise<string> {
  const id = await uploads.opened();
  for (const number of [1, 2, 3]) await uploads.put(id, number, partOf(number));
  return id;
}

test('parts are joined to the very bytes they were cut from, attached to the handle, and deleted', async () => {
  const held = await uploads.held();
  const before = await uploads.archives();
  const id = await sent();
  expect(await uploads.held()).toBe(held + 3);
  const completed = await uploads.complete(id, { sha256 });
  expect(completed).toMatchObject({ status: 200, body: { state: 'completed', missing: [] } });
  const { archive_id: archiveId } = completed.body;
  expect(await uploads.archives()).toEqual([...before, archiveId]);
  expect((await uploads.contentOf(archiveId))?.equals(archive)).toBe(true);
  expect(await uploads.held()).toBe(held + 1);
  expect((await uploads.get(id)).body).toEqual(completed.body);
});

test('the archive is deleted a day after its upload was opened, and not after it was completed', async () => {
  const { clock, dependencies } = uploads.api;
  const { evidence } = dependencies.app;
  await evidence.purgeUploadsBefore(clock.now().toISOString());
  const [held, now] = [await uploads.held(), clock.now().toISOString()];
  const id = await uploads.opened();
  const openedAt = Date.parse(String((await uploads.get(id)).body['created_at']));
  clock.advance(3_600_000);
  for (const number of [1, 2, 3]) await uploads.put(id, number, partOf(number));
  clock.advance(3_600_000);
  await uploads.complete(id);
  await evidence.purgeUploadsBefore(new Date(openedAt).toISOString());
  expect(await uploads.held()).toBe(held + 1);
  expect(await evidence.purgeUploadsBefore(new Date(openedAt + 1).toISOString())).toBe(1);
  expect(await uploads.held()).toBe(held);
  clock.set(now);
});

test('a part that is missing is named, and nothing is attached', async () => {
  const [held, before] = [await uploads.held(), await uploads.archives()];
  const id = await uploads.opened();
  await uploads.put(id, 2, partOf(2));
  const refused = await uploads.complete(id);
  expect(refused).toMatchObject({ status: 409, body: { code: 'upload_incomplete' } });
  expect(refused.body['detail']).toContain('1, 3');
  expect(await uploads.archives()).toEqual(before);
  expect(await uploads.held()).toBe(held + 1);
});

test('completing twice, under the same key or another, answers with the one archive', async () => {
  const held = await uploads.held();
  const id = await sent();
  const first = await uploads.complete(id, {}, { key: 'done' });
  const same = await uploads.complete(id, {}, { key: 'done' });
  const other = await uploads.complete(id);
  expect(same.text).toBe(first.text);
  expect(same.headers.get('idempotent-replayed')).toBe('true');
  expect(other.body).toEqual(first.body);
  expect(await uploads.held()).toBe(held + 1);
});

test('completing twice at once attaches one archive and keeps one copy', async () => {
  const [held, before] = [await uploads.held(), await uploads.archives()];
  const id = await sent();
  const answers = await Promise.all([uploads.complete(id), uploads.complete(id), uploads.complete(id)]);
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
  expect(new Set(answers.map(({ body }) => body['archive_id'])).size).toBe(1);
  expect(await uploads.archives()).toHaveLength(before.length + 1);
  expect(await uploads.held()).toBe(held + 1);
});

test('parts that make another file than sha256 says are not taken, and stay to be put right', async () => {
  const [held, before] = [await uploads.held(), await uploads.archives()];
  const id = await uploads.opened();
  const wrong = Buffer.from(partOf(2)).reverse();
  for (const number of [1, 2, 3]) await uploads.put(id, number, number === 2 ? wrong : partOf(number));
  const refused = await uploads.complete(id, { sha256 });
  expect(refused).toMatchObject({ status: 422, body: { code: 'upload_digest_mismatch' } });
  expect(await uploads.archives()).toEqual(before);
  expect(await uploads.held()).toBe(held + 3);
  await uploads.put(id, 2, partOf(2));
  expect(await uploads.complete(id, { sha256 })).toMatchObject({ status: 200 });
});

test('a handle that has no room says so before anything is sent', async () => {
  let opened = await uploads.open({ sizeBytes: 5 });
  const late = await uploads.opened({});
  for (const number of [1, 2, 3]) await uploads.put(late, number, partOf(number));
  const small = Buffer.from('PK\u0003\u00041', 'latin1');
  for (; opened.status === 201; opened = await uploads.open({ sizeBytes: 5 })) {
    await uploads.put(opened.body.id, 1, small);
    expect(await uploads.complete(opened.body.id)).toMatchObject({ status: 200 });
  }
  const full = { status: 422, body: { code: 'too_many_archives' } };
  expect(opened).toMatchObject(full);
  expect(await uploads.archives()).toHaveLength(20);
  const held = await uploads.held();
  expect(await uploads.complete(late)).toMatchObject(full);
  expect(await uploads.held()).toBe(held);
});
