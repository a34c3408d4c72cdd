import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApi, type TestApi } from '../../testing/start-test-api.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api?.stop());

test('the tenant of the credential, with its certification and its policy', async () => {
  const answer = await api.request('GET', '/v1/tenant', { as: api.tenant.key });
  expect(answer.body).toMatchObject({
    object: 'tenant',
    id: api.tenant.scope.tenantId,
    requester_type: 'university',
    place: 'XA',
    state: 'active',
    certification: { valid_until: '2027-11-01T09:00:00.000Z' },
    policy: { lookback_years: 5, show_grade_to_requester: false, applicant_window_hours: 72 },
    livemode: false,
  });
  expect(answer.headers.get('etag')).toBe('"2"');
});
