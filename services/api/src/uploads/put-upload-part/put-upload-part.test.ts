import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { archive, type PartUploads, partOf, startPartUploads } from '../../testing/part-uploads.ts';
import { consentGiven } from '../../testing/seed-applicant.ts';

let uploads: PartUploads;
beforeAll(async () => {
  uploads = await startPartUploads();
});
afterAll(() => uploads?.api.stop());

const digestOf = (bytes: Buffer) => ({
  'Content-Digest': `sha-256=:${createHash('sha256').update(bytes).digest('base64')}:`,
});

describe('the same part', () => {
  test('sent again changes nothing and keeps one copy, under the same key or another', async () => {
    const id = await uploads.opened();
    const held = await uploads.held();
    const first = await uploads.put(id, 1, partOf(1), { key: 'part-1' });
    const again = await uploads.put(id, 1, partOf(1), { key: 'part-1' });
    expect(again.text).toBe(first.text);
    expect(again.headers.get('idempotent-replayed')).toBe('true');
    const fresh = await uploads.put(id, 1, partOf(1));
    expect(fresh).toMatchObject({ status: 200, body: first.body });
    expect(fresh.headers.get('etag')).toBe(first.headers.get('etag'));
    expect(await uploads.held()).toBe(held + 1);
  });

  test('with other bytes takes the place of the earlier one, whose bytes are deleted', async () => {
    const id = await uploads.opened();
    const held = await uploads.held();
    const wrong = Buffer.from(partOf(1)).fill(9, 10);
    for (const bytes of [wrong, partOf(2)]) await uploads.put(id, bytes === wrong ? 1 : 2, bytes);
    await uploads.put(id, 3, partOf(3));
    expect(await uploads.put(id, 1, partOf(1))).toMatchObject({ status: 200, body: { received: [1, 2, 3] } });
    expect(await uploads.held()).toBe(held + 3);
    const { body } = await uploads.complete(id);
    expect((await uploads.contentOf(body['archive_id']))?.equals(archive)).toBe(true);
  });

  test('with other bytes under the same key is refused', async () => {
    const id = await uploads.opened();
    const held = await uploads.held();
    await uploads.put(id, 2, partOf(2), { key: 'part-2' });
    const other = await uploads.put(id, 2, partOf(1), { key: 'part-2' });
    expect(other).toMatchObject({ status: 422, body: { code: 'idempotency_key_reused' } });
    expect(await uploads.held()).toBe(held + 1);
  });

  test('several times at once is one part, and one copy of it is kept', async () => {
    const id = await uploads.opened();
    const held = await uploads.held();
    const sent = await Promise.all([1, 2, 3, 4].map(() => uploads.put(id, 2, partOf(2))));
    expect(sent.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect((await uploads.get(id)).body).toMatchObject({ received: [2] });
    expect(await uploads.held()).toBe(held + 1);
  });
});

describe('refused, with nothing of it kept,', () => {
  const zip = Buffer.concat([partOf(1), Buffer.alloc(1)]);
  test.each<[string, number | string, Buffer, object, number, string]>([
    ['a part with a byte too few', 1, partOf(1).subarray(0, 999), {}, 422, 'upload_part_size_wrong'],
    ['a part with a byte too many', 1, zip, {}, 422, 'upload_part_size_wrong'],
    ['a last part as large as the others', 3, partOf(1), {}, 422, 'upload_part_size_wrong'],
    ['a part without bytes', 2, Buffer.alloc(0), {}, 422, 'upload_part_size_wrong'],
    ['a part past the last', 4, partOf(1), {}, 422, 'upload_part_number_invalid'],
    ['part 0', 0, partOf(1), {}, 400, 'parameter_invalid'],
    ['a part whose number is none', 'one', partOf(1), {}, 400, 'parameter_invalid'],
    ['other bytes than the digest says', 2, partOf(2), digestOf(partOf(1)), 400, 'content_digest_mismatch'],
    ['a digest that is none', 2, partOf(2), { 'Content-Digest': 'sha-256=:abc:' }, 400, 'header_invalid'],
    ['a digest of another kind', 2, partOf(2), { 'Content-Digest': 'md5=:abc:' }, 400, 'header_invalid'],
    ['what does not begin as an archive', 1, Buffer.alloc(1_000, '<'), {}, 422, 'archive_kind_unknown'],
    ['a content type of another kind', 2, partOf(2), { 'Content-Type': 'text/html' }, 415, 'content_type_unsupported'],
  ])('is %s', async (_what, number, bytes, headers, status, code) => {
    const id = await uploads.opened();
    const held = await uploads.held();
    expect(await uploads.put(id, number, bytes, { headers: headers as Record<string, string> })).toMatchObject({
      status,
      body: { code },
    });
    expect(await uploads.held()).toBe(held);
    expect((await uploads.get(id)).body).toMatchObject({ received: [] });
  });

  test('is nothing with the digest that is right', async () => {
    const id = await uploads.opened();
    expect(await uploads.put(id, 2, partOf(2), { headers: digestOf(partOf(2)) })).toMatchObject({ status: 200 });
  });

  test('is a body that goes on for ever, and it is not read on', async () => {
    let sentBytes = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        sentBytes += 1_000;
        controller.enqueue(partOf(2));
      },
    });
    const id = await uploads.opened();
    expect(await uploads.put(id, 2, endless)).toMatchObject({ body: { code: 'upload_part_size_wrong' } });
    expect(sentBytes).toBeLessThan(2_000_000);
  });
});

describe('R1, R2: the consent', () => {
  const recorded = async () => {
    const path = `/v1/applicants/${uploads.mara.applicantId}/consents`;
    return (await uploads.api.request('POST', path, { as: uploads.api.tenant.key, body: consentGiven() })).body.id;
  };
  const withdraw = (consentId: string) =>
    uploads.api.request('POST', `/v1/consents/${consentId}/withdraw`, { as: uploads.api.tenant.key });
  const withdrawn = { status: 422, body: { code: 'consent_withdrawn' } };

  test('that is withdrawn between two parts lets no further byte in, and nothing be completed', async () => {
    const consentId = await recorded();
    const id = await uploads.opened({ consentId });
    for (const number of [1, 2, 3]) await uploads.put(id, number, partOf(number));
    await withdraw(consentId);
    const held = await uploads.held();
    let pulled = 0;
    const watched = new ReadableStream<Uint8Array>(
      {
        pull(controller) {
          pulled += 1;
          controller.enqueue(partOf(1));
        },
      },
      { highWaterMark: 0 },
    );
    expect(await uploads.put(id, 1, watched)).toMatchObject(withdrawn);
    expect(pulled).toBe(0);
    const before = await uploads.archives();
    expect(await uploads.complete(id)).toMatchObject(withdrawn);
    expect(await uploads.archives()).toEqual(before);
    expect(await uploads.held()).toBe(held);
  });

  test('that is withdrawn while a part comes does not count the part, and its bytes are purged', async () => {
    const consentId = await recorded();
    const id = await uploads.opened({ consentId });
    const held = await uploads.held();
    let step = 0;
    const slow = new ReadableStream<Uint8Array>(
      {
        async pull(controller) {
          step += 1;
          if (step === 1) return controller.enqueue(partOf(2));
          await withdraw(consentId);
          controller.close();
        },
      },
      { highWaterMark: 0 },
    );
    expect(await uploads.put(id, 2, slow)).toMatchObject(withdrawn);
    expect(await uploads.held()).toBe(held);
    expect((await uploads.get(id)).body).toMatchObject({ received: [] });
  });
});

test('what has expired takes nothing and says so', async () => {
  const id = await uploads.opened();
  const now = uploads.api.clock.now().toISOString();
  uploads.api.clock.advance(12 * 3_600_000);
  expect(await uploads.put(id, 1, partOf(1))).toMatchObject({ status: 410, body: { code: 'upload_expired' } });
  expect(await uploads.complete(id)).toMatchObject({ status: 410, body: { code: 'upload_expired' } });
  expect((await uploads.get(id)).body).toMatchObject({ state: 'expired' });
  uploads.api.clock.set(now);
});
