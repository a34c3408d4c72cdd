import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApi, type TestApi } from '../../testing/start-test-api.ts';

let api: TestApi;
let owner: string;
beforeAll(async () => {
  api = await startTestApi();
  owner = (await api.tenant.addMember(['owner'])).token;
});
afterAll(() => api?.stop());

const certify = (body: unknown, as = owner) => api.request('POST', '/v1/tenant/certifications', { as, body });

test('R6: purposes and non-discrimination are certified together, for a year', async () => {
  api.clock.set('2026-11-02T00:00:00.000Z');
  const answer = await certify({ purposes: ['exchange_programme', 'exchange_programme'], non_discrimination: true });
  expect(answer).toMatchObject({
    status: 201,
    body: { object: 'certification', purposes: ['exchange_programme'], non_discrimination: true },
  });
  const tenant = await api.request('GET', '/v1/tenant', { as: owner });
  expect(tenant.body['certification']).toEqual({
    purposes: ['exchange_programme'],
    valid_until: answer.body['valid_until'],
  });
  expect(answer.body['valid_until']).toBe('2027-11-02T00:00:00.001Z');
});

test.each([
  [{ purposes: ['exchange_programme', 'employment'], non_discrimination: true }, 'purpose_refused', '/purposes/1'],
  [{ purposes: ['curiosity'], non_discrimination: true }, 'purpose_unknown', '/purposes/0'],
  [{ purposes: [], non_discrimination: true }, 'purpose_missing', '/purposes'],
  [{ purposes: ['self_check'], non_discrimination: false }, 'non_discrimination_not_certified', '/non_discrimination'],
])('R6: %j is refused', async (body, code, pointer) => {
  expect(await certify(body)).toMatchObject({ status: 422, body: { code, rule: 'R6', errors: [{ pointer }] } });
});

test('an API key certifies nothing', async () => {
  const body = { purposes: ['self_check'], non_discrimination: true };
  expect(await certify(body, api.tenant.key)).toMatchObject({ status: 403 });
});
