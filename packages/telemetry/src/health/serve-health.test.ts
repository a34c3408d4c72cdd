import { once } from 'node:events';
import { connect } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { createLog } from '../log/log.ts';
import { createMetrics } from '../metrics/metrics.ts';
import type { Check } from './checks.ts';
import { type Health, serveHealth } from './serve-health.ts';

const running: Health[] = [];
const lines: string[] = [];

afterEach(async () => {
  await Promise.all(running.splice(0).map((health) => health.close()));
  lines.length = 0;
});

async function serving(checks: readonly Check[], port = 0) {
  const log = createLog({ service: 'api', write: (line) => lines.push(line) });
  const health = await serveHealth({
    host: '127.0.0.1',
    port,
    checks,
    metrics: createMetrics({ service: 'api' }),
    log,
  });
  running.push(health);
  const get = async (path: string, method = 'GET') => {
    const reply = await fetch(`http://127.0.0.1:${health.port}${path}`, { method });
    return { status: reply.status, type: reply.headers.get('content-type'), text: await reply.text() };
  };
  return { health, get };
}

const postgres = (ok: () => Promise<boolean>): Check => ({ name: 'postgres', tier: 'required', ok });
const clickhouse: Check = { name: 'clickhouse', tier: 'degradable', ok: async () => false };
const consumer = (ok: boolean): Check => ({ name: 'facts', tier: 'live', ok: async () => ok });

test('a process that is well lives and is ready', async () => {
  const { get } = await serving([postgres(async () => true), consumer(true)]);
  expect((await get('/livez')).status).toBe(200);
  expect(JSON.parse((await get('/readyz')).text)).toEqual({
    status: 'ok',
    checks: [
      { name: 'postgres', tier: 'required', ok: true },
      { name: 'facts', tier: 'live', ok: true },
    ],
  });
});

test('a required engine away: it lives and is not ready; the body gives no reason, the log does, once', async () => {
  const away = postgres(() => Promise.reject(new Error('connect ECONNREFUSED 10.0.0.7:5432')));
  const { get } = await serving([away, clickhouse]);
  expect((await get('/livez')).status).toBe(200);
  const { status, text, type } = await get('/readyz');
  expect([status, type]).toEqual([503, 'application/json']);
  expect(text).not.toContain('10.0.0.7');
  expect(lines.filter((line) => line.includes('ECONNREFUSED'))).toHaveLength(1);
});

test('a degradable engine away: ready, and says degraded', async () => {
  const { get } = await serving([postgres(async () => true), clickhouse]);
  const { status, text } = await get('/readyz?verbose');
  expect([status, JSON.parse(text).status]).toEqual([200, 'degraded']);
});

test('a consumer that stopped: the process should not live', async () => {
  const { get } = await serving([consumer(false)]);
  expect((await get('/livez')).status).toBe(503);
});

test('draining is red at once, though the last answer was a yes', async () => {
  const { health, get } = await serving([postgres(async () => true)]);
  expect((await get('/readyz')).status).toBe(200);
  health.drain();
  const { status, text } = await get('/readyz');
  expect([status, JSON.parse(text).status]).toEqual([503, 'draining']);
  expect((await get('/livez')).status).toBe(200);
});

test('draining waits for no check that hangs', async () => {
  const { health, get } = await serving([postgres(() => new Promise(() => undefined))]);
  health.drain();
  const began = performance.now();
  expect((await get('/readyz')).status).toBe(503);
  expect(performance.now() - began).toBeLessThan(1_500);
});

test('a check that hangs makes the page late by its time limit and no more', async () => {
  const { get } = await serving([postgres(() => new Promise(() => undefined))]);
  const began = performance.now();
  expect((await get('/readyz')).status).toBe(503);
  expect(performance.now() - began).toBeLessThan(4_000);
});

test('metrics are text of Prometheus; other pages and methods are refused', async () => {
  const { get } = await serving([]);
  const metrics = await get('/metrics');
  expect(metrics.type).toContain('text/plain; version=0.0.4');
  expect(metrics.text).toContain('process_resident_memory_bytes{service="api"}');
  expect((await get('/toString')).status).toBe(404);
  expect((await get('/livez', 'POST')).status).toBe(405);
  expect((await get('/livez', 'HEAD')).status).toBe(200);
});

test('a port that is taken is refused with the code of Node', async () => {
  const { health } = await serving([]);
  await expect(serving([], health.port)).rejects.toMatchObject({ code: 'EADDRINUSE' });
});

test('it closes though somebody is in the middle of a request', async () => {
  const { health } = await serving([]);
  const socket = connect(health.port, '127.0.0.1');
  await once(socket, 'connect');
  socket.on('error', () => undefined).write('GET /livez HTTP/1.1\r\n');
  const ended = new Promise((resolve) => socket.once('close', resolve));
  const began = performance.now();
  await health.close();
  await ended;
  expect(performance.now() - began).toBeLessThan(1_500);
});

test('it closes while connections are kept alive, and gives the port back', async () => {
  const { health, get } = await serving([]);
  await get('/livez');
  await health.close();
  await expect(get('/livez')).rejects.toThrow();
  await serving([], health.port);
});
