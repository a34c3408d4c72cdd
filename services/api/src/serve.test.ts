import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createApi } from './http/create-api.ts';
import { type Listening, serveApi } from './serve.ts';
import { type SeededApplicant, seedApplicant } from './testing/seed-applicant.ts';
import { startTestApi, type TestApi } from './testing/start-test-api.ts';

let api: TestApi;
let listening: Listening;
let mara: SeededApplicant;
beforeAll(async () => {
  api = await startTestApi();
  mara = await seedApplicant(api, api.tenant);
  listening = await serveApi(createApi(api.dependencies), { host: '127.0.0.1', port: 0 });
});
afterAll(async () => {
  await listening?.close(100);
  await api?.stop();
});

/** Sends bytes as they are, and reads what comes back until the server ends the connection. */
async function send(request: string): Promise<string> {
  const socket = connect(listening.port, '127.0.0.1');
  socket.write(request);
  return text(socket);
}

test('a request with two lengths reaches no handler', async () => {
  const head = `POST /v1/applicants HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: Bearer ${api.tenant.key}\r\n`;
  const smuggled = `${head}Content-Type: application/json\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`;
  expect(await send(smuggled)).toMatch(/^HTTP\/1\.1 400 /);
  const twice = `${head}Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}`;
  expect(await send(twice)).toMatch(/^HTTP\/1\.1 400 /);
});

test('a chunked body over the limit is refused though it declares no length', async () => {
  const chunk = `10000\r\n${' '.repeat(0x10000)}\r\n`;
  const head = `POST /v1/applicants HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: Bearer ${api.tenant.key}\r\nIdempotency-Key: k\r\n`;
  const answer = await send(
    `${head}Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n${chunk.repeat(20)}0\r\n\r\n`,
  );
  expect(answer).toMatch(/^HTTP\/1\.1 413 /);
});

const megabyte = Buffer.alloc(1024 * 1024, 7);
const path = () =>
  `http://127.0.0.1:${listening.port}/v1/handles/${mara.handleId}/archives?consent_id=${mara.consentId}`;
const headers = (key: string) => ({
  Authorization: `Bearer ${api.tenant.key}`,
  'Content-Type': 'application/zip',
  'Idempotency-Key': key,
});

test('an upload of 400 MB passes through in less than half as much memory', async () => {
  async function* archive() {
    yield Buffer.from('PK\u0003\u0004', 'latin1');
    for (let part = 0; part < 400; part++) yield megabyte;
  }
  const before = process.memoryUsage().rss;
  let peak = before;
  const watching = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage().rss);
  }, 20);
  const body = ReadableStream.from(archive());
  const response = await fetch(path(), { method: 'POST', headers: headers('large'), body, duplex: 'half' });
  clearInterval(watching);
  expect(await response.json()).toMatchObject({ object: 'archive', size_bytes: 4 + 400 * megabyte.length });
  expect(peak - before).toBeLessThan(200 * 1024 * 1024);
});

test('an upload whose sender goes away leaves nothing behind', async () => {
  const held = async () => {
    const owner = api.core.pool('owner');
    await owner.query('alter table evidence_uploads no force row level security');
    const { rows } = await owner.query<{ held: number }>('select count(*) as held from evidence_uploads');
    await owner.query('alter table evidence_uploads force row level security');
    return rows[0]?.held;
  };
  const before = await held();
  const gone = new AbortController();
  async function* halfAnArchive() {
    yield Buffer.from('PK\u0003\u0004', 'latin1');
    for (let part = 0; part < 4; part++) yield megabyte;
    gone.abort();
  }
  const body = ReadableStream.from(halfAnArchive());
  const sent = fetch(path(), { method: 'POST', headers: headers('cut'), body, duplex: 'half', signal: gone.signal });
  await expect(sent).rejects.toThrow();
  await expect.poll(held).toBe(before);
  expect(api.failures, 'a caller who leaves is no failure of ours').toEqual([]);
});
