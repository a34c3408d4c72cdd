import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApi, type TestApi } from '../../testing/start-test-api.ts';

let api: TestApi;
let admin: string;
beforeAll(async () => {
  api = await startTestApi();
  admin = (await api.tenant.addMember(['admin'])).token;
});
afterAll(() => api?.stop());

const create = (body: unknown, as = admin) => api.request('POST', '/v1/units', { as, body });

test('a unit is created under another and read back', async () => {
  const campus = await create({ name: 'North campus', place: 'XS' });
  const desk = await create({ name: 'Desk', parent_id: campus.body.id });
  expect(desk).toMatchObject({ status: 201, body: { object: 'unit', level: 2, place: null, state: 'active' } });
  const read = await api.request('GET', `/v1/units/${desk.body.id}`, { as: api.tenant.key });
  expect(read.text).toBe(desk.text);
  const list = await api.request('GET', '/v1/units', { as: api.tenant.key });
  expect(list.body.data.map(({ id }) => id)).toEqual([desk.body.id, campus.body.id]);
});

test('units nest four levels deep', async () => {
  let parent_id: string | null = null;
  for (let level = 1; level <= 4; level++) parent_id = (await create({ name: `Level ${level}`, parent_id })).body.id;
  expect(await create({ name: 'Level 5', parent_id })).toMatchObject({ status: 422, body: { code: 'unit_too_deep' } });
});

test('a parent that does not exist, or is another tenant’s, is refused alike', async () => {
  const theirs = (await api.other.addMember(['admin'])).token;
  const foreign = (await create({ name: 'Theirs' }, theirs)).body.id;
  for (const parent_id of [foreign, 'unt_01k9x3v5m2r8t4w6y7z0a1b2c3']) {
    expect(await create({ name: 'Mine', parent_id })).toMatchObject({
      status: 422,
      body: { code: 'unit_parent_not_active', errors: [{ pointer: '/parent_id' }] },
    });
  }
  const read = await api.request('GET', `/v1/units/${foreign}`, { as: admin });
  expect(read).toMatchObject({ status: 404, body: { code: 'unit_unknown' } });
});

test('an applicant is filed under a unit of the tenant, not under another’s', async () => {
  const unit_id = (await create({ name: 'Filing' })).body.id;
  const mara = { name: 'Mara Sample', email: 'mara@example.org', adult: true, unit_id };
  const filed = await api.request('POST', '/v1/applicants', { as: api.tenant.key, body: mara });
  expect(filed).toMatchObject({ status: 201, body: { unit_id } });
  const foreign = await api.request('POST', '/v1/applicants', { as: api.other.key, body: mara });
  expect(foreign).toMatchObject({ status: 422, body: { code: 'unit_not_active' } });
});
