import { mintSecret } from '@visaguard/access';
import { credential, member, removeMember, revokeApiKey, suspendTenant, tenant } from '@visaguard/domain';
import { ok, systemRandom } from '@visaguard/kernel';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApi, type TestApi } from '../testing/start-test-api.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api?.stop());

const read = (as: string | null, headers = {}) => api.request('GET', '/v1/applicants', { as, headers });

test('without a credential, with a malformed one and with an unknown one the answer is 401 and a challenge', async () => {
  const none = await read(null);
  expect(none).toMatchObject({ status: 401, body: { code: 'authentication_required' } });
  expect(none.headers.get('www-authenticate')).toBe('Bearer realm="visaguard"');
  for (const secret of ['nonsense', mintSecret('api_key', 'test', systemRandom), `${api.tenant.key}x`]) {
    const answer = await read(secret);
    expect(answer).toMatchObject({ status: 401, body: { code: 'credential_invalid' } });
    expect(answer.headers.get('www-authenticate')).toContain('error="invalid_token"');
    expect(answer.text).not.toContain(secret);
  }
  const basic = await read(null, { Authorization: `Basic ${api.tenant.key}` });
  expect(basic).toMatchObject({ status: 401, body: { code: 'credential_invalid' } });
});

test('a body is not read before the caller is known and permitted', async () => {
  const body = { pin: 'x' };
  expect(await api.request('POST', '/v1/applicants', { as: null, body })).toMatchObject({ status: 401 });
  const readOnly = await api.tenant.addKey(['read']);
  expect(await api.request('POST', '/v1/applicants', { as: readOnly, body })).toMatchObject({
    status: 403,
    body: { code: 'permission_denied' },
  });
});

test('a revoked key is refused within a second, though it was in use the moment before', async () => {
  const { key, keyId, scope } = await api.seed();
  expect((await read(key)).status).toBe(200);
  await api.perform(scope, async (reader) => {
    const on = await reader.load(credential, keyId);
    const decision = revokeApiKey(on.state, keyId);
    return decision.ok ? ok({ changes: [{ on, events: decision.value }] }) : decision;
  });
  await expect.poll(async () => (await read(key)).status, { timeout: 1_000, interval: 50 }).toBe(401);
});

test('an expired token is refused', async () => {
  const { token } = await api.tenant.addMember(['auditor']);
  expect((await read(token)).status).toBe(200);
  const before = api.clock.now().toISOString();
  api.clock.advance(25 * 3_600_000);
  expect((await read(token)).body.code).toBe('credential_invalid');
  api.clock.set(before);
});

test('a member who has left is refused, and a suspended tenant is told so', async () => {
  const left = await api.seed();
  const { memberId, token } = await left.addMember(['admin']);
  expect((await read(token)).status).toBe(200);
  await api.perform(left.scope, async (reader) => {
    const on = await reader.load(member, memberId);
    const decision = removeMember(on.state);
    return decision.ok ? ok({ changes: [{ on, events: decision.value }] }) : decision;
  });
  await expect.poll(async () => (await read(token)).status, { timeout: 1_000, interval: 50 }).toBe(401);

  await api.perform(left.scope, async (reader) => {
    const on = await reader.load(tenant, left.scope.tenantId);
    const decision = suspendTenant(on.state, { reason: 'test' });
    return decision.ok ? ok({ changes: [{ on, events: decision.value }] }) : decision;
  });
  await expect
    .poll(async () => (await read(left.key)).body.code, { timeout: 1_000, interval: 50 })
    .toBe('tenant_suspended');
});

test('R13: a reviewer whose training has lapsed is no reviewer any more', async () => {
  const trained = await api.tenant.addMember(['reviewer']);
  expect((await api.request('GET', '/v1/tenant', { as: trained.token })).status).toBe(200);
  const lapsed = await api.tenant.addMember(['reviewer'], { trainedAt: '2025-10-31T00:00:00.000Z' });
  expect(await api.request('GET', '/v1/tenant', { as: lapsed.token })).toMatchObject({
    status: 403,
    body: { code: 'permission_denied' },
  });
});

test('no header makes a caller somebody else', async () => {
  const headers = {
    'X-Tenant-Id': api.other.scope.tenantId,
    'X-User-Id': api.other.keyId,
    'X-Forwarded-For': '127.0.0.1',
    'X-Role': 'owner',
  };
  const answer = await api.request('GET', '/v1/tenant', { as: api.tenant.key, headers });
  expect(answer.body.id).toBe(api.tenant.scope.tenantId);
});

test('R29: a key of live mode sees nothing of test mode', async () => {
  const live = await api.seed({ mode: 'live', place: 'DE' });
  await api.request('POST', '/v1/applicants', {
    as: live.key,
    body: { name: 'Mara Sample', email: 'mara@example.org', adult: true },
  });
  const seen = await read(live.key);
  expect(seen.body.data).toHaveLength(1);
  expect(seen.body.data[0]).toMatchObject({ livemode: true });
});
