import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createApi } from '../../http/create-api.ts';
import { serveApi } from '../../serve.ts';
import { archive, type PartUploads, partOf, startPartUploads } from '../../testing/part-uploads.ts';

let uploads: PartUploads;
beforeAll(async () => {
  uploads = await startPartUploads();
});
afterAll(() => uploads?.api.stop());

/** A body whose connection is lost after these bytes. */
function breaking(bytes: Buffer): ReadableStream<Uint8Array> {
  let sent = false;
  return new ReadableStream({
    pull(controller) {
      if (sent) controller.error(new Error('connection lost'));
      else controller.enqueue(bytes);
      sent = true;
    },
  });
}

describe('an upload that was cut off half-way', () => {
  test('keeps nothing of the part, says which are missing, and goes on to the same bytes', async () => {
    const id = await uploads.opened();
    await uploads.put(id, 1, partOf(1));
    const held = await uploads.held();
    const cut = await uploads.put(id, 2, breaking(partOf(2).subarray(0, 400)));
    expect(cut).toMatchObject({ status: 400, body: { code: 'body_cut_off' } });
    expect(await uploads.held()).toBe(held);
    expect(uploads.api.failures).toEqual([]);
    const { body } = await uploads.get(id);
    expect(body).toMatchObject({ state: 'open', received: [1], missing: [2, 3] });
    for (const number of body['missing'] as number[]) await uploads.put(id, number, partOf(number));
    const { body: completed } = await uploads.complete(id);
    expect((await uploads.contentOf(completed['archive_id']))?.equals(archive)).toBe(true);
  });

  test('takes the parts in any order and at once', async () => {
    const id = await uploads.opened();
    const sent = await Promise.all([3, 1, 2].map((number) => uploads.put(id, number, partOf(number))));
    expect(sent.map(({ status }) => status)).toEqual([200, 200, 200]);
    const { body } = await uploads.complete(id);
    expect((await uploads.contentOf(body['archive_id']))?.equals(archive)).toBe(true);
  });

  test('keeps nothing of a part whose sender goes away', async () => {
    const { api } = uploads;
    const listening = await serveApi(createApi(api.dependencies), { host: '127.0.0.1', port: 0 });
    const id = await uploads.opened();
    const held = await uploads.held();
    const sender = connect(listening.port, '127.0.0.1');
    sender.write(
      [
        `PUT /v1/uploads/${id}/parts/2 HTTP/1.1`,
        'Host: localhost',
        `Authorization: Bearer ${api.tenant.key}`,
        'Content-Type: application/octet-stream',
        'Content-Length: 1000',
        '\r\n',
      ].join('\r\n'),
    );
    sender.write(partOf(2).subarray(0, 400));
    await expect.poll(() => uploads.held(), { timeout: 10_000 }).toBe(held + 1);
    sender.destroy();
    await expect.poll(() => uploads.held(), { timeout: 10_000 }).toBe(held);
    expect((await uploads.get(id)).body).toMatchObject({ received: [] });
    expect(api.failures).toEqual([]);
    await listening.close(1_000);
  });
});
