import { afterAll, beforeAll, expect, test } from 'vitest';
import { seedApplicant } from '../../testing/seed-applicant.ts';
import { startTestApi, type TestApi } from '../../testing/start-test-api.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api?.stop());

const withdraw = (consentId: string, as = api.tenant.key) =>
  api.request('POST', `/v1/consents/${consentId}/withdraw`, { as, key: null });

test('R2: withdrawal is one step without a body, final, and harmless to repeat', async () => {
  const { consentId, applicantId } = await seedApplicant(api, api.tenant);
  const withdrawn = await withdraw(consentId);
  expect(withdrawn).toMatchObject({
    status: 200,
    body: { object: 'consent', id: consentId, applicant_id: applicantId, state: 'withdrawn' },
  });
  const again = await withdraw(consentId);
  expect(again.text).toBe(withdrawn.text);
  const read = await api.request('GET', `/v1/consents/${consentId}`, { as: api.tenant.key });
  expect(read.body).toMatchObject({ state: 'withdrawn', withdrawn_at: withdrawn.body['withdrawn_at'] });
  expect(read.headers.get('etag')).toBe(withdrawn.headers.get('etag'));
});

test('a stale If-Match does not withdraw', async () => {
  const { consentId } = await seedApplicant(api, api.tenant);
  const path = `/v1/consents/${consentId}/withdraw`;
  const stale = await api.request('POST', path, { as: api.tenant.key, headers: { 'If-Match': '"7"' } });
  expect(stale).toMatchObject({ status: 412, body: { code: 'precondition_failed' } });
  const read = await api.request('GET', `/v1/consents/${consentId}`, { as: api.tenant.key });
  expect(read.body['state']).toBe('granted');
});

test('a consent past its end reads as expired', async () => {
  const { consentId } = await seedApplicant(api, api.tenant);
  const before = api.clock.now().toISOString();
  api.clock.set('2027-06-01T00:00:00.000Z');
  const read = await api.request('GET', `/v1/consents/${consentId}`, { as: api.tenant.key });
  api.clock.set(before);
  expect(read.body['state']).toBe('expired');
});

test('R29: a consent of another tenant is one that never was', async () => {
  const { consentId } = await seedApplicant(api, api.tenant);
  for (const id of [consentId, 'cns_01k9x3v5m2r8t4w6y7z0a1b2c3']) {
    expect(await withdraw(id, api.other.key)).toMatchObject({ status: 404, body: { code: 'consent_unknown' } });
    const read = await api.request('GET', `/v1/consents/${id}`, { as: api.other.key });
    expect(read).toMatchObject({ status: 404, body: { code: 'consent_unknown' } });
  }
});
