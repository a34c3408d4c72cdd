import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApi, type TestApi } from '../../testing/start-test-api.ts';

const mara = { name: 'Mara Sample', email: 'mara@example.org', place: 'XA', adult: true };

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api?.stop());

test('an applicant is created and read back, newest first', async () => {
  const { key } = api.tenant;
  const created = await api.request('POST', '/v1/applicants', { as: key, body: { ...mara, external_ref: 'A-17' } });
  expect(created.status).toBe(201);
  expect(created.body).toMatchObject({
    object: 'applicant',
    state: 'created',
    ...{ name: 'Mara Sample', email: 'mara@example.org', external_ref: 'A-17', place: 'XA' },
    unit_id: null,
    livemode: false,
  });
  expect(created.headers.get('location')).toBe(`/v1/applicants/${created.body.id}`);
  expect(created.headers.get('etag')).toBe('"1"');

  const read = await api.request('GET', `/v1/applicants/${created.body.id}`, { as: key });
  expect(read.text).toBe(created.text);
  expect(read.headers.get('etag')).toBe('"1"');

  const second = await api.request('POST', '/v1/applicants', { as: key, body: mara });
  const list = await api.request('GET', '/v1/applicants?limit=1', { as: key });
  expect(list.body).toMatchObject({ object: 'list', has_more: true, data: [{ id: second.body.id }] });
  const next = await api.request('GET', `/v1/applicants?limit=1&starting_after=${second.body.id}`, { as: key });
  expect(next.body).toMatchObject({ has_more: false, data: [{ id: created.body.id }] });
});

test('a repeat under the same key gets the same bytes and makes nothing new', async () => {
  const asked = { as: api.tenant.key, key: 'once', body: mara };
  const first = await api.request('POST', '/v1/applicants', asked);
  const again = await api.request('POST', '/v1/applicants', asked);
  expect(again.status).toBe(201);
  expect(again.text).toBe(first.text);
  expect(again.headers.get('idempotent-replayed')).toBe('true');
  expect(again.headers.get('visaguard-position')).toBe(first.headers.get('visaguard-position'));
  const other = await api.request('POST', '/v1/applicants', { ...asked, body: { ...mara, name: 'Noor Sample' } });
  expect(other).toMatchObject({ status: 422, body: { code: 'idempotency_key_reused' } });
});

test('the same key of another tenant or another credential is another key', async () => {
  const asked = { key: 'shared', body: mara };
  const mine = await api.request('POST', '/v1/applicants', { ...asked, as: api.tenant.key });
  for (const as of [api.other.key, await api.tenant.addKey(['read', 'write'])]) {
    const theirs = await api.request('POST', '/v1/applicants', { ...asked, as });
    expect(theirs.status).toBe(201);
    expect(theirs.body.id).not.toBe(mine.body.id);
    expect(theirs.headers.get('idempotent-replayed')).toBeNull();
  }
});

test('twenty at once under one key make one applicant', async () => {
  const asked = { as: api.tenant.key, key: 'at-once', body: mara };
  const all = await Promise.all(Array.from({ length: 20 }, () => api.request('POST', '/v1/applicants', asked)));
  expect(new Set(all.map(({ text }) => text)).size).toBe(1);
});

test('R24: who does not state to be an adult is refused', async () => {
  const answer = await api.request('POST', '/v1/applicants', { as: api.tenant.key, body: { ...mara, adult: false } });
  expect(answer).toMatchObject({ status: 422, body: { code: 'minor_refused', rule: 'R24' } });
});

test('every faulty field is named, and none of their values is repeated', async () => {
  const body = { name: '', email: 'secret-value', place: 'Atlantis', adult: 'yes', nickname: 'secret-value' };
  const answer = await api.request('POST', '/v1/applicants', { as: api.tenant.key, body });
  expect(answer).toMatchObject({ status: 400, body: { code: 'request_invalid' } });
  expect(answer.body.errors.map(({ pointer }) => pointer).sort()).toEqual([
    '/adult',
    '/email',
    '/name',
    '/nickname',
    '/place',
  ]);
  expect(answer.text).not.toContain('secret-value');
});

test('a unit that does not exist is refused, and so is one of another tenant', async () => {
  const unit_id = 'unt_01k9x3v5m2r8t4w6y7z0a1b2c3';
  const answer = await api.request('POST', '/v1/applicants', { as: api.tenant.key, body: { ...mara, unit_id } });
  expect(answer).toMatchObject({ status: 422, body: { code: 'unit_not_active', errors: [{ pointer: '/unit_id' }] } });
});

test('a creating request without an Idempotency-Key is refused', async () => {
  const answer = await api.request('POST', '/v1/applicants', { as: api.tenant.key, key: null, body: mara });
  expect(answer).toMatchObject({ status: 400, body: { code: 'idempotency_key_missing' } });
});

test('R19: nothing personal stands in clear in the database, the stored reply included', async () => {
  const marked = { ...mara, name: 'Canary Quillfeather', email: 'canary.quillfeather@example.org' };
  const created = await api.request('POST', '/v1/applicants', { as: api.tenant.key, body: marked });
  await api.dependencies.readModelsSettled();
  const tables = await tablesHolding(api, created.body.id);
  expect(tables).toEqual(expect.arrayContaining(['applicants', 'commands', 'events']));
  expect(await tablesHolding(api, 'quillfeather')).toEqual([]);
});

/** The tables of which some row contains the text, looked at with row-level security lifted. */
async function tablesHolding({ core }: TestApi, text: string): Promise<string[]> {
  const owner = core.pool('owner');
  const { rows } = await owner.query<{ name: string }>(
    `select table_name as name from information_schema.tables where table_schema = 'public' order by 1`,
  );
  const holding: string[] = [];
  for (const { name } of rows) {
    await owner.query(`alter table ${name} no force row level security`);
    const found = await owner.query(`select 1 from ${name} t where strpos(lower(t::text), $1) > 0`, [text]);
    if (found.rowCount) holding.push(name);
    await owner.query(`alter table ${name} force row level security`);
  }
  return holding;
}
