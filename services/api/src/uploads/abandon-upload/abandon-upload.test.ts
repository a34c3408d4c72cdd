import { afterAll, beforeAll, expect, test } from 'vitest';
import { type PartUploads, partOf, startPartUploads } from '../../testing/part-uploads.ts';

let uploads: PartUploads;
beforeAll(async () => {
  uploads = await startPartUploads();
});
afterAll(() => uploads?.api.stop());

test('the parts are deleted, and a repeat is answered like the first', async () => {
  const held = await uploads.held();
  const id = await uploads.opened();
  for (const number of [1, 3]) await uploads.put(id, number, partOf(number));
  const abandoned = await uploads.abandon(id);
  expect(abandoned).toMatchObject({ status: 200, body: { id, state: 'abandoned', archive_id: null } });
  expect(await uploads.held()).toBe(held);
  expect(await uploads.abandon(id)).toMatchObject({ status: 200, body: abandoned.body });
  expect((await uploads.get(id)).body).toEqual(abandoned.body);
  const over = { status: 410, body: { code: 'upload_abandoned' } };
  expect(await uploads.put(id, 2, partOf(2))).toMatchObject(over);
  expect(await uploads.complete(id)).toMatchObject(over);
  expect(await uploads.held()).toBe(held);
});

test('a part that is still coming when the upload is abandoned is not kept', async () => {
  const held = await uploads.held();
  const id = await uploads.opened();
  let step = 0;
  const slow = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        step += 1;
        if (step === 1) return controller.enqueue(partOf(2));
        await uploads.abandon(id);
        controller.close();
      },
    },
    { highWaterMark: 0 },
  );
  expect(await uploads.put(id, 2, slow)).toMatchObject({ status: 410, body: { code: 'upload_abandoned' } });
  expect(await uploads.held()).toBe(held);
});

test('what is completed is not abandoned', async () => {
  const id = await uploads.opened();
  for (const number of [1, 2, 3]) await uploads.put(id, number, partOf(number));
  const { body } = await uploads.complete(id);
  expect(await uploads.abandon(id)).toMatchObject({ status: 409, body: { code: 'upload_completed' } });
  expect(await uploads.put(id, 1, partOf(1))).toMatchObject({ status: 409, body: { code: 'upload_completed' } });
  expect(await uploads.contentOf(body['archive_id'])).not.toBeNull();
});
