import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApi, type TestApi } from '../../testing/start-test-api.ts';

const policy = {
  categories: ['threat_violence', 'fraud'],
  minimum_severity: 'medium',
  lookback_years: 3,
  show_grade_to_requester: true,
  four_eyes: true,
  coverage_threshold_percent: 97,
  applicant_window_hours: 96,
  panel: 'economical',
};

let api: TestApi;
let admin: string;
beforeAll(async () => {
  api = await startTestApi();
  admin = (await api.tenant.addMember(['admin'])).token;
});
afterAll(() => api?.stop());

const put = (body: unknown, more: { as?: string; headers?: Record<string, string> } = {}) =>
  api.request('PUT', '/v1/tenant/policy', { as: admin, body, ...more });

test('the policy is replaced, under the version last seen', async () => {
  const before = await api.request('GET', '/v1/tenant', { as: admin });
  const etag = before.headers.get('etag') ?? '';
  const set = await put(policy, { headers: { 'If-Match': etag } });
  expect(set).toMatchObject({ status: 200, body: { object: 'policy', ...policy } });
  const after = await api.request('GET', '/v1/tenant', { as: admin });
  expect(after.body['policy']).toEqual(policy);
  expect(after.headers.get('etag')).toBe(set.headers.get('etag'));

  const stale = await put({ ...policy, lookback_years: 5 }, { headers: { 'If-Match': etag } });
  expect(stale).toMatchObject({ status: 412, body: { code: 'precondition_failed' } });
  expect((await api.request('GET', '/v1/tenant', { as: admin })).body['policy']).toEqual(policy);
});

test('who names no panel, as before there were any, gets the usual one', async () => {
  const { panel: _usual, ...older } = policy;
  expect(await put(older)).toMatchObject({ status: 200, body: { panel: 'wide' } });
  expect(await put({ ...policy, panel: 'crowd' })).toMatchObject({ body: { errors: [{ pointer: '/panel' }] } });
  await put(policy);
});

test('a repeat of a command is answered as before, though its If-Match is old by now', async () => {
  const etag = (await api.request('GET', '/v1/tenant', { as: admin })).headers.get('etag') ?? '';
  const asked = { as: admin, key: 'policy-once', body: policy, headers: { 'If-Match': etag } };
  const first = await api.request('PUT', '/v1/tenant/policy', asked);
  const again = await api.request('PUT', '/v1/tenant/policy', asked);
  expect(again).toMatchObject({ status: 200, text: first.text });
  expect(again.headers.get('etag')).toBe(first.headers.get('etag'));
  expect(again.headers.get('idempotent-replayed')).toBe('true');
});

test.each([
  ['R8', { lookback_years: 8 }, '/lookback_years'],
  ['R14', { applicant_window_hours: 24 }, '/applicant_window_hours'],
  [undefined, { coverage_threshold_percent: 50 }, '/coverage_threshold_percent'],
  [undefined, { categories: [] }, '/categories'],
])('%s: a policy that goes further than a tenant may is refused: %j', async (rule, change, pointer) => {
  const answer = await put({ ...policy, ...change });
  expect(answer).toMatchObject({ status: 422, body: { code: 'policy_invalid', errors: [{ pointer }] } });
  expect(answer.body['rule']).toBe(rule);
});

test('R11: a category that is not in the closed list cannot be named', async () => {
  const answer = await put({ ...policy, categories: ['politics'] });
  expect(answer).toMatchObject({ status: 400, body: { errors: [{ pointer: '/categories/0' }] } });
});

test('neither a key nor another role sets a policy; an If-Match that is none is refused', async () => {
  const requester = (await api.tenant.addMember(['requester'])).token;
  for (const as of [api.tenant.key, requester]) {
    expect(await put(policy, { as })).toMatchObject({ status: 403, body: { code: 'permission_denied' } });
  }
  expect(await put(policy, { headers: { 'If-Match': 'W/"1"' } })).toMatchObject({
    status: 400,
    body: { code: 'header_invalid' },
  });
});
