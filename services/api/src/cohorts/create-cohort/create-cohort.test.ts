import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApi, type TestApi } from '../../testing/start-test-api.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api?.stop());

const fall = { name: 'Fall intake 2027', purpose: 'admission_visa_readiness' };

test('a cohort is created as a draft, read back and listed newest first', async () => {
  const as = api.tenant.key;
  const created = await api.request('POST', '/v1/cohorts', { as, body: fall });
  expect(created).toMatchObject({ status: 201, body: { ...fall, object: 'cohort', state: 'draft', policy: null } });
  expect(created.headers.get('location')).toBe(`/v1/cohorts/${created.body.id}`);
  const read = await api.request('GET', `/v1/cohorts/${created.body.id}`, { as });
  expect(read.text).toBe(created.text);
  expect(read.headers.get('etag')).toBe('"1"');
  const second = await api.request('POST', '/v1/cohorts', { as, body: fall });
  const list = await api.request('GET', '/v1/cohorts?limit=1', { as });
  expect(list.body).toMatchObject({ has_more: true, data: [{ id: second.body.id }] });
  const next = await api.request('GET', `/v1/cohorts?limit=1&starting_after=${second.body.id}`, { as });
  expect(next.body.data).toMatchObject([{ id: created.body.id }]);
});

test('R6: employment, credit and housing are refused by name; what is no purpose at all is too', async () => {
  for (const purpose of ['employment', 'credit', 'housing']) {
    const answer = await api.request('POST', '/v1/cohorts', { as: api.tenant.key, body: { ...fall, purpose } });
    expect(answer).toMatchObject({ status: 422, body: { code: 'purpose_refused', rule: 'R6' } });
    expect(answer.body.errors).toMatchObject([{ pointer: '/purpose' }]);
  }
  const answer = await api.request('POST', '/v1/cohorts', { as: api.tenant.key, body: { ...fall, purpose: 'fun' } });
  expect(answer).toMatchObject({ status: 422, body: { code: 'purpose_unknown' } });
});

test('a unit that does not exist, every faulty field, a missing key: each is refused', async () => {
  const as = api.tenant.key;
  const unit_id = 'unt_01k9x3v5m2r8t4w6y7z0a1b2c3';
  const unit = await api.request('POST', '/v1/cohorts', { as, body: { ...fall, unit_id } });
  expect(unit).toMatchObject({ status: 422, body: { code: 'unit_not_active', errors: [{ pointer: '/unit_id' }] } });
  const faulty = await api.request('POST', '/v1/cohorts', { as, body: { name: ' ', tenantId: 'ten_x' } });
  expect(faulty.body.errors.map(({ pointer }) => pointer).sort()).toEqual(['/name', '/purpose', '/tenantId']);
  const keyless = await api.request('POST', '/v1/cohorts', { as, key: null, body: fall });
  expect(keyless).toMatchObject({ status: 400, body: { code: 'idempotency_key_missing' } });
});

test('a repeat under the same key makes no second cohort', async () => {
  const asked = { as: api.tenant.key, key: 'cohort-once', body: fall };
  const first = await api.request('POST', '/v1/cohorts', asked);
  const again = await api.request('POST', '/v1/cohorts', asked);
  expect(again.text).toBe(first.text);
  expect(again.headers.get('idempotent-replayed')).toBe('true');
});
