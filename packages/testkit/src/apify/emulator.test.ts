import { brotliCompressSync, gzipSync } from 'node:zlib';
import { expect, onTestFinished, test } from 'vitest';
import { type ApifyEmulator, startApifyEmulator } from './emulator.ts';

async function emulator(): Promise<ApifyEmulator> {
  const actors = [{ name: 'sample/reader', id: 'readerId', run: () => ({ items: [{ id: '1' }, { id: '2' }] }) }];
  const service = await startApifyEmulator({ actors });
  onTestFinished(() => service.close());
  return service;
}

function call(service: ApifyEmulator, path: string, more: RequestInit = {}): Promise<Response> {
  const headers = { authorization: `Bearer ${service.token}`, ...more.headers };
  return fetch(`${service.url}${path}`, { ...more, headers });
}

const json = { 'content-type': 'application/json' };

test.each(['/v2/acts/sample~reader', '/v2/actors/sample~reader', '/v2/actors/readerId', '/v2/acts/readerId'])(
  'an actor is known as %s',
  async (path) => {
    const service = await emulator();
    expect((await call(service, path)).status).toBe(200);
    const started = await call(service, `${path}/runs`, { method: 'POST', headers: json, body: '{"a":1}' });
    expect(started.status).toBe(201);
    expect(service.runsStarted).toMatchObject([{ actor: 'sample/reader', input: { a: 1 } }]);
  },
);

test.each([
  ['br', brotliCompressSync('{"a":1}')],
  ['gzip', gzipSync('{"a":1}')],
])('a body that is compressed by %s is read', async (encoding, body) => {
  const service = await emulator();
  const headers = { ...json, 'content-encoding': encoding };
  const sent = { method: 'POST', headers, body: new Uint8Array(body) };
  expect((await call(service, '/v2/actors/readerId/runs', sent)).status).toBe(201);
  expect(service.runsStarted).toMatchObject([{ input: { a: 1 } }]);
  expect(service.journal).toMatchObject([{ encoding, status: 201 }]);
});

test('a page of items says where it stands', async () => {
  const service = await emulator();
  await call(service, '/v2/actors/readerId/runs', { method: 'POST', headers: json, body: '{}' });
  const page = await call(service, '/v2/datasets/dataset-run1/items?offset=1&limit=1');
  expect(await page.json()).toEqual([{ id: '2' }]);
  expect(Object.fromEntries(page.headers)).toMatchObject({
    ...{ 'x-apify-pagination-total': '2', 'x-apify-pagination-offset': '1', 'x-apify-pagination-count': '1' },
  });
});

test.each<[string, RequestInit, number]>([
  ['/v2/users/me', { headers: { authorization: 'Bearer other' } }, 401],
  ['/v2/nothing', {}, 404],
  ['/v2/users/me?surprise=1', {}, 400],
  ['/v2/actors/none', {}, 404],
  ['/v2/actors/readerId/runs', { method: 'POST', headers: { 'content-type': 'text/plain' }, body: '{}' }, 415],
  ['/v2/actors/readerId/runs', { method: 'POST', headers: json, body: '{"a":' }, 400],
  ['/v2/actors/readerId/runs', { method: 'POST', headers: json, body: '[]' }, 400],
  ['/v2/actors/readerId/runs', { method: 'POST', headers: { ...json, 'content-encoding': 'br' }, body: '{}' }, 400],
  ['/v2/actors/readerId/runs', { method: 'POST', headers: json }, 400],
  ['/v2/actors/readerId/runs?maxItems=0', { method: 'POST', headers: json, body: '{}' }, 400],
  ['/v2/actors/readerId/runs?timeout=soon', { method: 'POST', headers: json, body: '{}' }, 400],
  ['/v2/actors/readerId/runs?webhooks=e30x', { method: 'POST', headers: json, body: '{}' }, 400],
  ['/v2/users/me', { method: 'POST', headers: json, body: '{}' }, 404],
])('what no service of that kind would take is refused: %s %j', async (path, more, status) => {
  const service = await emulator();
  expect((await call(service, path, more)).status).toBe(status);
  expect(service.runsStarted).toEqual([]);
});

test('an abort of a run that has ended does nothing', async () => {
  const service = await emulator();
  await call(service, '/v2/actors/readerId/runs', { method: 'POST', headers: json, body: '{}' });
  await call(service, '/v2/actor-runs/run1');
  const aborted = await call(service, '/v2/actor-runs/run1/abort', { method: 'POST' });
  expect(await aborted.json()).toMatchObject({ data: { status: 'SUCCEEDED' } });
});

test('a list of runs is paged from its newest', async () => {
  const service = await emulator();
  for (const nth of [1, 2, 3]) {
    await call(service, '/v2/actors/readerId/runs', { method: 'POST', headers: json, body: `{"nth":${nth}}` });
  }
  const ids = async (query: string) => {
    const page = await call(service, `/v2/actors/readerId/runs?${query}`);
    const { data } = (await page.json()) as { data: { items: { id: string; options?: unknown }[] } };
    expect(data.items.every(({ options }) => options === undefined)).toBe(true);
    return data.items.map(({ id }) => id);
  };
  expect(await ids('desc=1&limit=2')).toEqual(['run3', 'run2']);
  expect(await ids('desc=1&limit=2&offset=2')).toEqual(['run1']);
  expect(await ids('limit=2&offset=2')).toEqual(['run3']);
});

test('a fault is for one call of one actor, and no other', async () => {
  const service = await emulator();
  service.fail('actor', 'html_502', { actor: 'sample/other' });
  expect((await call(service, '/v2/actors/readerId')).status).toBe(200);
  service.fail('actor', 'html_502', { actor: 'sample/reader' });
  const failed = await call(service, '/v2/actors/readerId');
  expect([failed.status, failed.headers.get('content-type')]).toEqual([502, 'text/html']);
  expect((await call(service, '/v2/actors/readerId')).status).toBe(200);
});
