import { afterAll, beforeAll, expect, test } from 'vitest';
import { consentGiven, type SeededApplicant, seedApplicant } from '../../testing/seed-applicant.ts';
import { startTestApi, type TestApi } from '../../testing/start-test-api.ts';

const zip = Buffer.concat([Buffer.from('PK\u0003\u0004', 'latin1'), Buffer.alloc(2_000, 7)]);

let api: TestApi;
let mara: SeededApplicant;
beforeAll(async () => {
  api = await startTestApi({ limits: { uploadSizeBytesMax: 3_000_000 } });
  mara = await seedApplicant(api, api.tenant);
});
afterAll(() => api?.stop());

type Upload = { handleId?: string; consentId?: string; as?: string; type?: string; key?: string };

function attach(raw: NonNullable<RequestInit['body']>, upload: Upload = {}) {
  const { handleId = mara.handleId, consentId = mara.consentId, as = api.tenant.key } = upload;
  return api.request('POST', `/v1/handles/${handleId}/archives?consent_id=${consentId}`, {
    as,
    raw,
    headers: { 'Content-Type': upload.type ?? 'application/zip' },
    ...(upload.key === undefined ? {} : { key: upload.key }),
  });
}

/** Content that is held, uploads that never ended included. */
async function heldUploads(): Promise<number> {
  const owner = api.core.pool('owner');
  await owner.query('alter table evidence_uploads no force row level security');
  const { rows } = await owner.query<{ held: number }>('select count(*) as held from evidence_uploads');
  await owner.query('alter table evidence_uploads force row level security');
  return rows[0]?.held ?? -1;
}

test('an archive is stored sealed, attached and listed with its handle', async () => {
  const attached = await attach(zip);
  expect(attached).toMatchObject({
    status: 201,
    body: { object: 'archive', handle_id: mara.handleId, consent_id: mara.consentId, size_bytes: zip.length },
  });
  const handles = await api.request('GET', `/v1/applicants/${mara.applicantId}/handles`, { as: api.tenant.key });
  expect(handles.body.data[0]?.['archives']).toEqual([attached.body.id]);
  const evidenceId = attached.body.id as `evd_${string}`;
  const content = await api.dependencies.app.evidence.get(api.tenant.scope, evidenceId);
  expect(content.status === 'clear' && Buffer.from(content.value).equals(zip)).toBe(true);
});

test('a repeat under the same key is answered as before and keeps one copy; with other bytes it is refused', async () => {
  const first = await attach(zip, { key: 'part-1' });
  const held = await heldUploads();
  const again = await attach(zip, { key: 'part-1' });
  expect(again).toMatchObject({ status: 201, text: first.text });
  expect(again.headers.get('idempotent-replayed')).toBe('true');
  const other = await attach(Buffer.concat([zip, zip]), { key: 'part-1' });
  expect(other).toMatchObject({ status: 422, body: { code: 'idempotency_key_reused' } });
  expect(await heldUploads()).toBe(held);
});

test.each([
  ['nothing', Buffer.alloc(0), 422, 'archive_empty'],
  ['a page', Buffer.from('<html></html>'), 422, 'archive_kind_unknown'],
  ['too much', Buffer.concat([zip, Buffer.alloc(3_000_000)]), 413, 'archive_too_large'],
])('%s is refused and leaves nothing behind', async (_what, bytes, status, code) => {
  const held = await heldUploads();
  expect(await attach(bytes)).toMatchObject({ status, body: { code } });
  expect(await heldUploads()).toBe(held);
});

test('an upload without a declared length is cut off at the limit, and not read on', async () => {
  let sentBytes = 0;
  const endless = new ReadableStream<Uint8Array>({
    pull(controller) {
      sentBytes += zip.length;
      controller.enqueue(zip);
    },
  });
  expect(await attach(endless)).toMatchObject({ status: 413, body: { code: 'archive_too_large' } });
  expect(sentBytes).toBeLessThan(5_000_000);
});

test('an upload that breaks off half-way is attached to nothing and leaves nothing behind', async () => {
  const held = await heldUploads();
  let sent = 0;
  const breaking = new ReadableStream<Uint8Array>({
    pull(controller) {
      sent += 1;
      if (sent > 300) controller.error(new Error('connection lost'));
      else controller.enqueue(zip);
    },
  });
  expect((await attach(breaking)).status).toBeGreaterThanOrEqual(400);
  expect(await heldUploads()).toBe(held);
  const handles = await api.request('GET', `/v1/applicants/${mara.applicantId}/handles`, { as: api.tenant.key });
  expect(handles.body.data[0]?.['archives']).toHaveLength(held);
});

test('a list of a LinkedIn export is taken by itself, and one of people is not', async () => {
  const list = (columns: string) => attach(Buffer.from(`${columns}\n`), { type: 'text/csv' });
  expect(await list('Date,ShareLink,ShareCommentary')).toMatchObject({ status: 201 });
  const refused = { status: 422, body: { code: 'archive_kind_unknown' } };
  expect(await list('First Name,Last Name,URL,Email Address')).toMatchObject(refused);
});

test('a content type of another kind is refused', async () => {
  expect(await attach(zip, { type: 'text/plain' })).toMatchObject({
    status: 415,
    body: { code: 'content_type_unsupported' },
  });
});

test('R1: without a consent in force that covers the platform, no byte is stored', async () => {
  const record = async (body: unknown) =>
    (await api.request('POST', `/v1/applicants/${mara.applicantId}/consents`, { as: api.tenant.key, body })).body.id;
  const elsewhere = await record(consentGiven({}, { platforms: ['x'] }));
  const withdrawn = await record(consentGiven());
  await api.request('POST', `/v1/consents/${withdrawn}/withdraw`, { as: api.tenant.key });
  const another = await seedApplicant(api, api.tenant, { handle: 'noor.sample' });
  const held = await heldUploads();
  const refusals = [
    [elsewhere, 'consent_other_platforms'],
    [withdrawn, 'consent_withdrawn'],
    [another.consentId, 'consent_missing'],
    ['cns_01k9x3v5m2r8t4w6y7z0a1b2c3', 'consent_missing'],
  ] as const;
  for (const [consentId, code] of refusals) {
    let pulled = 0;
    const watched = new ReadableStream<Uint8Array>(
      {
        pull(controller) {
          pulled += 1;
          controller.enqueue(zip);
        },
      },
      { highWaterMark: 0 },
    );
    expect(await attach(watched, { consentId })).toMatchObject({ status: 422, body: { code } });
    expect(pulled, code).toBe(0);
  }
  const late = api.clock.now().toISOString();
  api.clock.set('2027-06-01T00:00:00.000Z');
  expect(await attach(zip)).toMatchObject({ status: 422, body: { code: 'consent_expired' } });
  api.clock.set(late);
  expect(await heldUploads()).toBe(held);
});

test('R1: a consent that is withdrawn while the upload runs attaches nothing, and the bytes are purged', async () => {
  const body = consentGiven();
  const path = `/v1/applicants/${mara.applicantId}/consents`;
  const consentId = (await api.request('POST', path, { as: api.tenant.key, body })).body.id;
  const held = await heldUploads();
  let part = 0;
  const slow = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        part += 1;
        if (part === 1) return controller.enqueue(zip);
        await api.request('POST', `/v1/consents/${consentId}/withdraw`, { as: api.tenant.key });
        controller.close();
      },
    },
    { highWaterMark: 0 },
  );
  expect(await attach(slow, { consentId })).toMatchObject({ status: 422, body: { code: 'consent_withdrawn' } });
  expect(await heldUploads()).toBe(held);
});

test('a handle of another tenant is one that never was; a parameter too few is named', async () => {
  const foreign = await attach(zip, { as: api.other.key });
  expect(foreign).toMatchObject({ status: 404, body: { code: 'handle_unknown' } });
  const path = `/v1/handles/${mara.handleId}/archives`;
  const asked = { as: api.tenant.key, raw: zip, headers: { 'Content-Type': 'application/zip' } };
  expect(await api.request('POST', path, asked)).toMatchObject({
    status: 400,
    body: { code: 'parameter_invalid', errors: [{ pointer: '/consent_id', detail: 'is required' }] },
  });
});
