import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApi, type TestApi } from '../testing/start-test-api.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi({ limits: { bodySizeBytesMax: 10_000 } });
});
afterAll(() => api?.stop());

const json = { 'Content-Type': 'application/json' };
const post = (raw: NonNullable<RequestInit['body']>, headers: Record<string, string> = json) =>
  api.request('POST', '/v1/applicants', { as: api.tenant.key, raw, headers });

test.each(['', '{', '{"name": "x",}', 'null x', '\ufeff{', '\u0000'])('%j is no JSON', async (text) => {
  expect(await post(text)).toMatchObject({ status: 400, body: { code: 'body_malformed' } });
});

test('bytes that are no UTF-8 are no JSON', async () => {
  const bytes = Buffer.from('{"name": "caf\xe9"}', 'latin1');
  expect(await post(bytes)).toMatchObject({ status: 400, body: { code: 'body_malformed' } });
});

test.each(['{"name": "Ma\\ud83dra"}', '{"name": "Ma\\uDE00"}', '{"\\ud83d": 1}'])(
  '%s holds half a character',
  async (text) => {
    expect(await post(text)).toMatchObject({ status: 400, body: { code: 'body_malformed' } });
  },
);

test('a character outside the basic plane may be escaped as its pair', async () => {
  const answer = await post('{"name": "Mara \\ud83d\\ude00", "email": "mara@example.org", "adult": true}');
  expect(answer).toMatchObject({ status: 201, body: { name: 'Mara 😀' } });
});

test.each(['text/plain', 'application/x-www-form-urlencoded', 'application/json; charset=latin1', ''])(
  'the content type %j is refused',
  async (type) => {
    const answer = await post('{}', type === '' ? {} : { 'Content-Type': type });
    expect(answer).toMatchObject({ status: 415, body: { code: 'content_type_unsupported' } });
  },
);

test('a body over the limit is refused, whether its length is declared or not', async () => {
  const large = `{"name": "${'x'.repeat(20_000)}"}`;
  expect(await post(large)).toMatchObject({ status: 413, body: { code: 'body_too_large' } });
  let pulled = 0;
  const endless = new ReadableStream<Uint8Array>({
    pull(controller) {
      pulled += 1;
      controller.enqueue(Buffer.alloc(1_000, ' '));
    },
  });
  expect(await post(endless)).toMatchObject({ status: 413, body: { code: 'body_too_large' } });
  expect(pulled).toBeLessThan(20);
});

test('nesting without end is refused and does no harm', async () => {
  const answer = await post(`${'['.repeat(4_000)}${']'.repeat(4_000)}`);
  expect(answer).toMatchObject({ status: 400, body: { code: 'request_invalid' } });
});

test.each(['__proto__', 'constructor', 'tenantId', 'tenant_id', 'role', 'id', 'livemode'])(
  'the field %s is refused and changes nothing',
  async (name) => {
    const mara = '"name": "Mara Sample", "email": "mara@example.org", "adult": true';
    const answer = await post(`{${mara}, "${name}": {"polluted": true}}`);
    expect(answer).toMatchObject({ status: 400, body: { code: 'request_invalid', errors: [{ pointer: `/${name}` }] } });
    expect(Object.keys(Object.prototype)).toEqual([]);
  },
);

test('of a repeated key the last one counts, as in every JSON parser', async () => {
  const answer = await post(
    '{"adult": false, "name": "A", "name": "Mara", "email": "mara@example.org", "adult": true}',
  );
  expect(answer).toMatchObject({ status: 201, body: { name: 'Mara' } });
});

test('R5: a field named like a password is refused wherever it stands, before anything else is said', async () => {
  const answer = await post('{"name": 7, "login": {"instagram_password": "canary-value"}, "pin": 1}');
  expect(answer).toMatchObject({ status: 422, body: { code: 'password_refused', rule: 'R5' } });
  expect(answer.body.errors.map(({ pointer }) => pointer).sort()).toEqual(['/login/instagram_password', '/pin']);
  expect(answer.text).not.toContain('canary-value');
});
