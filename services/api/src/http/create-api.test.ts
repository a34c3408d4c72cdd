import { afterAll, beforeAll, expect, test } from 'vitest';
import { operations } from '../operations.ts';
import { startTestApi, type TestApi } from '../testing/start-test-api.ts';
import { createApi } from './create-api.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api?.stop());

const mara = { name: 'Mara Sample', email: 'mara@example.org', adult: true };

test('an address that does not exist is 404, a method that does not exist there is 405 and says which do', async () => {
  const { key } = api.tenant;
  for (const path of ['/v1/nothing', '/', '/v1/applicants/', '//v1/applicants', '/v1/Applicants']) {
    expect(await api.request('GET', path, { as: key }), path).toMatchObject({
      status: 404,
      body: { code: 'route_unknown' },
    });
  }
  const answer = await api.request('PUT', '/v1/applicants', { as: key });
  expect(answer).toMatchObject({ status: 405, body: { code: 'method_not_allowed' } });
  expect(answer.headers.get('allow')).toBe('POST, GET');
});

test('every answer carries its request id, the version and the headers that keep browsers careful', async () => {
  const answers = await Promise.all([
    api.request('GET', '/v1/applicants', { as: api.tenant.key }),
    api.request('GET', '/v1/applicants', { as: null }),
    api.request('GET', '/v1/nothing', { as: null }),
    api.request('GET', '/livez', { as: null }),
  ]);
  for (const { headers } of answers) {
    expect(headers.get('request-id')).toMatch(/^req_[0-9a-z]{26}$/);
    expect(Object.fromEntries(headers)).toMatchObject({
      'api-version': '2026-11-01',
      'cache-control': 'no-store',
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
      'referrer-policy': 'no-referrer',
      'strict-transport-security': 'max-age=63072000; includeSubDomains',
      'x-content-type-options': 'nosniff',
    });
  }
  expect(new Set(answers.map(({ headers }) => headers.get('request-id'))).size).toBe(answers.length);
  expect(answers[1]?.body['request_id']).toBe(answers[1]?.headers.get('request-id'));
});

test('a version that does not exist is refused', async () => {
  const asked = { as: api.tenant.key, headers: { 'API-Version': '2019-01-01' } };
  expect(await api.request('GET', '/v1/applicants', asked)).toMatchObject({
    status: 400,
    body: { code: 'api_version_unknown' },
  });
  const current = { as: api.tenant.key, headers: { 'API-Version': '2026-11-01' } };
  expect((await api.request('GET', '/v1/applicants', current)).status).toBe(200);
});

test.each([
  ['limit=0', '/limit'],
  ['limit=101', '/limit'],
  ['limit=ten', '/limit'],
  ['starting_after=somebody', '/starting_after'],
  ['sort=score', '/sort'],
  ['limit=1&limit=2', '/limit'],
  ['__proto__=1', '/__proto__'],
])('the query %s is refused', async (query, pointer) => {
  const answer = await api.request('GET', `/v1/applicants?${query}`, { as: api.tenant.key });
  expect(answer).toMatchObject({ status: 400, body: { code: 'parameter_invalid', errors: [{ pointer }] } });
});

test.each([
  ['Idempotency-Key', 'x'.repeat(256)],
  ['Idempotency-Key', ''],
])('a %s of another form is refused', async (name, value) => {
  const asked = { as: api.tenant.key, key: null, headers: { [name]: value }, body: mara };
  expect(await api.request('POST', '/v1/applicants', asked)).toMatchObject({
    status: 400,
    body: { code: 'header_invalid' },
  });
});

test.each(['x', '1', '1.', '1.x', '-1.1', '99999999999999999999.1'])('the position %j is none', async (position) => {
  const headers = { 'VisaGuard-Read-After': position };
  expect(await api.request('GET', '/v1/applicants', { as: api.tenant.key, headers })).toMatchObject({
    status: 400,
    body: { code: 'header_invalid' },
  });
});

test('reads and writes are counted apart; who asks too often is told when to come back', async () => {
  const strict = await startTestApi({ limits: { readsPerMinute: 3, writesPerMinute: 1 } });
  const read = () => strict.request('GET', '/v1/applicants', { as: strict.tenant.key });
  const first = await read();
  expect(first.headers.get('ratelimit-policy')).toBe('"reads";q=3;w=60');
  expect(first.headers.get('ratelimit')).toBe('"reads";r=2;t=60');
  expect([(await read()).status, (await read()).status]).toEqual([200, 200]);
  const over = await read();
  expect(over).toMatchObject({ status: 429, body: { code: 'rate_limited' } });
  expect(Number(over.headers.get('retry-after'))).toBeGreaterThan(0);
  const write = await strict.request('POST', '/v1/applicants', { as: strict.tenant.key, body: mara });
  expect(write.status, 'writes have a limit of their own').toBe(201);
  const other = await strict.request('GET', '/v1/applicants', { as: strict.other.key });
  expect(other.status, 'another key is not held up').toBe(200);
  await strict.stop();
});

test('what goes wrong inside is noted for the operator and told to nobody', async () => {
  const noted: unknown[] = [];
  const queries = { ...api.dependencies.queries };
  queries.applicants = { ...queries.applicants, list: () => Promise.reject(new Error('secret-of-the-house')) };
  const broken = createApi({ ...api.dependencies, queries, onFailure: (failure) => noted.push(failure) });
  const headers = { Authorization: `Bearer ${api.tenant.key}` };
  const response = await broken.request('/v1/applicants', { headers });
  expect(response.status).toBe(500);
  const text = await response.text();
  expect(text).toContain('internal_error');
  expect(text).not.toContain('secret-of-the-house');
  expect(noted).toMatchObject([{ operationId: 'listApplicants', requestId: response.headers.get('request-id') }]);
});

test('a database that cannot be reached answers 503 and is never taken for an empty one', async () => {
  const away = Object.assign(new Error('connect'), { code: 'ECONNREFUSED' });
  const credentials = { bySecret: () => Promise.reject(away) };
  const broken = createApi({ ...api.dependencies, credentials });
  const response = await broken.request('/v1/applicants', { headers: { Authorization: `Bearer ${api.tenant.key}` } });
  expect(response.status).toBe(503);
  expect(response.headers.get('retry-after')).toBe('2');
});

test('the process says that it lives, and that it is ready only while all it needs is', async () => {
  expect(await api.request('GET', '/livez', { as: null })).toMatchObject({ status: 200, body: { status: 'alive' } });
  expect((await api.request('GET', '/readyz', { as: null })).status).toBe(200);
  const checks = [
    { name: 'postgres', ok: true },
    { name: 'projector', ok: false, detail: 'behind' },
  ];
  const unready = createApi({ ...api.dependencies, readiness: async () => checks });
  const response = await unready.request('/readyz');
  expect(response.status).toBe(503);
  expect(await response.json()).toEqual({ status: 'not_ready', checks });
});

test('the reference is a page that loads its own style and nothing else; a problem type leads into it', async () => {
  const page = await api.request('GET', '/docs', { as: null });
  expect(page.headers.get('content-type')).toContain('text/html');
  expect(page.headers.get('content-security-policy')).toContain("default-src 'none'; style-src 'self'");
  expect((await api.request('GET', '/docs/reference.css', { as: null })).headers.get('content-type')).toContain(
    'text/css',
  );
  const problem = await api.request('GET', '/problems/handle-held', { as: null });
  expect([problem.status, problem.headers.get('location')]).toEqual([303, '/docs#problem-handle-held']);
});

test('the document lists every operation with the permission it takes', async () => {
  const { body } = await api.request('GET', '/openapi.json', { as: null });
  const paths = Object.values(body['paths'] ?? {}) as Record<string, { operationId: string; 'x-permission': string }>[];
  const listed = paths.flatMap((path) => Object.values(path).map((one) => [one.operationId, one['x-permission']]));
  const declared = operations.map(({ contract }) => [contract.operationId, contract.permission]);
  expect(listed.sort()).toEqual(declared.sort());
});
