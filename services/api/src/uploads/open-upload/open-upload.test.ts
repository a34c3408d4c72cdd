import { afterAll, beforeAll, expect, test } from 'vitest';
import { archive, type PartUploads, partOf, startPartUploads } from '../../testing/part-uploads.ts';
import { consentGiven } from '../../testing/seed-applicant.ts';

let uploads: PartUploads;
beforeAll(async () => {
  uploads = await startPartUploads();
});
afterAll(() => uploads?.api.stop());

test('it says how many parts there are and how large they are, and is read back', async () => {
  const opened = await uploads.open();
  const { handleId, consentId } = uploads.mara;
  expect(opened).toMatchObject({
    status: 201,
    body: {
      ...{ object: 'upload', handle_id: handleId, consent_id: consentId, state: 'open', size_bytes: archive.length },
      ...{ part_size_bytes: 1_000, parts: 3, received: [], missing: [1, 2, 3], archive_id: null, livemode: false },
    },
  });
  expect(opened.headers.get('location')).toBe(`/v1/uploads/${opened.body.id}`);
  const { created_at: createdAt, expires_at: expiresAt } = opened.body;
  expect(Date.parse(String(expiresAt)) - Date.parse(String(createdAt))).toBe(12 * 3_600_000);
  const read = await uploads.get(opened.body.id);
  expect(read.body).toEqual(opened.body);
  expect(read.headers.get('etag')).toBe(opened.headers.get('etag'));
});

test('a repeat under the same key opens one', async () => {
  const [first, again] = [await uploads.open({ key: 'once' }), await uploads.open({ key: 'once' })];
  expect(again.text).toBe(first.text);
  expect(await uploads.open({ key: 'once', sizeBytes: 7 })).toMatchObject({ body: { code: 'idempotency_key_reused' } });
});

test('what is too large is refused before anything is sent', async () => {
  expect(await uploads.open({ sizeBytes: 10_000 })).toMatchObject({ status: 201, body: { parts: 10 } });
  expect(await uploads.open({ sizeBytes: 10_001 })).toMatchObject({
    ...{ status: 413, body: { code: 'archive_too_large' } },
  });
  expect(await uploads.open({ sizeBytes: 0 })).toMatchObject({
    ...{ status: 400, body: { code: 'request_invalid', errors: [{ pointer: '/size_bytes' }] } },
  });
});

test('R1: without a consent in force that covers the platform, none is opened', async () => {
  const { api, mara } = uploads;
  const record = async (body: unknown) =>
    (await api.request('POST', `/v1/applicants/${mara.applicantId}/consents`, { as: api.tenant.key, body })).body.id;
  const elsewhere = await record(consentGiven({}, { platforms: ['x'] }));
  const withdrawn = await record(consentGiven());
  await api.request('POST', `/v1/consents/${withdrawn}/withdraw`, { as: api.tenant.key });
  const refusals = [
    [elsewhere, 'consent_other_platforms'],
    [withdrawn, 'consent_withdrawn'],
    ['cns_01k9x3v5m2r8t4w6y7z0a1b2c3', 'consent_missing'],
  ] as const;
  for (const [consentId, code] of refusals) {
    expect(await uploads.open({ consentId })).toMatchObject({ status: 422, body: { code } });
  }
});

test('another tenant’s upload, handle and part are ones that never were', async () => {
  const as = uploads.api.other.key;
  const id = await uploads.opened();
  const unknown = { status: 404, body: { code: 'upload_unknown' } };
  expect(await uploads.get(id, as)).toMatchObject(unknown);
  expect(await uploads.put(id, 1, partOf(1), { as })).toMatchObject(unknown);
  expect(await uploads.complete(id, {}, { as })).toMatchObject(unknown);
  expect(await uploads.abandon(id, { as })).toMatchObject(unknown);
  expect(await uploads.open({ as })).toMatchObject({ status: 404, body: { code: 'handle_unknown' } });
  expect((await uploads.get(id)).body).toMatchObject({ state: 'open', received: [] });
});

test('If-Match holds a part to the upload as it was seen', async () => {
  const id = await uploads.opened();
  const seen = (await uploads.get(id)).headers.get('etag') ?? '';
  await uploads.put(id, 1, partOf(1));
  const stale = await uploads.put(id, 2, partOf(2), { headers: { 'If-Match': seen } });
  expect(stale).toMatchObject({ status: 412, body: { code: 'precondition_failed' } });
});
