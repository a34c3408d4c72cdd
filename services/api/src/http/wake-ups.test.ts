import { wakeUpPath } from '@visaguard/application';
import { type ActorRunEvent, actorRun } from '@visaguard/domain';
import { type ActorRunId, deriveId, ok, type TenantScope } from '@visaguard/kernel';
import { inTenantScope } from '@visaguard/postgres';
import { createLog, type FinishedSpan, startTelemetry, type Telemetry } from '@visaguard/telemetry';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { serveApi } from '../serve.ts';
import { startTestApi, type TestApi } from '../testing/start-test-api.ts';
import { createApi } from './create-api.ts';

let api: TestApi;
let telemetry: Telemetry;
const spans: FinishedSpan[] = [];
const logged: string[] = [];
beforeAll(async () => {
  api = await startTestApi();
  const log = createLog({ service: 'api', write: (line) => logged.push(line) });
  telemetry = startTelemetry({ service: 'api', log, exportTo: (span) => spans.push(span) });
});
afterAll(async () => {
  await telemetry?.close();
  await api?.stop();
});

const at = '2026-11-01T09:00:00.000Z';
const owner = { kind: 'handle', handleId: deriveId('handle', ['wake-ups']) } as const;

async function append(scope: TenantScope, runId: ActorRunId, events: readonly ActorRunEvent[]): Promise<void> {
  await api.perform(scope, async (reader) => {
    const on = await reader.load(actorRun, runId);
    return ok({ changes: [{ on, events }] });
  });
}

const started = (runId: ActorRunId): ActorRunEvent => ({
  type: 'actor_run.started',
  data: { runId, vendorRunId: 'one', datasetId: 'rows', startedAt: at },
});

let runs = 0;
/** A run of our tenant, ordered and, unless told otherwise, started. */
async function madeRun(isStarted = true): Promise<ActorRunId> {
  const runId = deriveId('actorRun', ['wake-ups', `${runs++}`]);
  const applicantId = deriveId('applicant', ['wake-ups']);
  const plan = { runId, owner, applicantId, platform: 'x', use: 'probe', actor: 'sample/actor' } as const;
  const ordered = { type: 'actor_run.ordered', data: { ...plan, build: null, keyId: null, orderedAt: at } } as const;
  await append(api.tenant.scope, runId, isStarted ? [ordered, started(runId)] : [ordered]);
  return runId;
}

const pathOf = (runId: ActorRunId, scope = api.tenant.scope) => wakeUpPath(api.dependencies.app, scope, runId);

async function call(path: string, body = '{"eventType":"ACTOR.RUN.SUCCEEDED"}'): Promise<number> {
  return (await api.fetch(path, { method: 'POST', body })).status;
}

async function reports(runId: ActorRunId): Promise<unknown[]> {
  const { events } = await api.dependencies.app.events.load(api.tenant.scope, runId);
  return events.filter(({ type }) => type === 'actor_run.reported').map(({ data }) => data);
}

test('who knows the address wakes whoever waits for the run, once, however often and at once it comes', async () => {
  const runId = await madeRun();
  const path = await pathOf(runId);
  expect(path).toMatch(/^\/hooks\/apify\/ten_\w+\/test\/run_\w+\/[0-9a-f]{32}$/);
  expect(await Promise.all(Array.from({ length: 5 }, () => call(path)))).toEqual([204, 204, 204, 204, 204]);
  api.clock.advance(1_000);
  expect(await call(path, 'not JSON')).toBe(204);
  expect(await reports(runId)).toEqual([{ runId, owner, reportedAt: at }]);
});

test('any other address is one where there is nothing, and leaves nothing behind', async () => {
  const [runId, otherRun] = [await madeRun(), await madeRun()];
  const path = await pathOf(runId);
  const mac = path.slice(-32);
  const { scope } = api.tenant;
  const nobody = deriveId('tenant', ['nobody']);
  const unknown = deriveId('actorRun', ['nobody has ordered it']);
  const wrong = [
    path.replace(mac, 'f'.repeat(32)),
    path.replace(mac, ''),
    path.slice(0, -1),
    `${path}0`,
    path.replace(runId, otherRun),
    path.replace(scope.tenantId, api.other.scope.tenantId),
    path.replace('/test/', '/live/'),
    path.replace('/test/', '/toString/'),
    path.replace(runId, 'run_1'),
    path.replace(scope.tenantId, 'ten_1'),
    await pathOf(unknown),
    await pathOf(runId, { ...scope, mode: 'live' }),
    path.replace(scope.tenantId, nobody),
  ];
  const nowhere = await api.fetch('/hooks/apify', { method: 'POST' });
  const { request_id: _, ...problem } = (await nowhere.json()) as Readonly<Record<string, unknown>>;
  for (const address of wrong) {
    const answer = await api.fetch(address, { method: 'POST', body: '{}' });
    expect([answer.status, await answer.json()], address).toMatchObject([404, problem]);
  }
  expect((await api.fetch(path, { method: 'GET' })).status).toBe(404);
  expect([await reports(runId), await reports(otherRun)]).toEqual([[], []]);
  const ofNobody = { tenantId: nobody, mode: 'test' } as const;
  const keys = await inTenantScope(api.keys.pool('vg_writer'), ofNobody, (client) =>
    client.query('select 1 from subject_keys union all select 1 from tenant_keys'),
  );
  expect(keys.rowCount).toBe(0);
});

test('a run that is not started, or has ended, wakes nobody; once it is started it does', async () => {
  const runId = await madeRun(false);
  const path = await pathOf(runId);
  expect([await call(path), await call(path), await reports(runId)]).toEqual([204, 204, []]);
  await append(api.tenant.scope, runId, [started(runId)]);
  expect([await call(path), (await reports(runId)).length]).toEqual([204, 1]);

  const ended = await madeRun();
  const end = { status: 'SUCCEEDED', rows: 0, costUsd: null, outcome: 'found', endedAt: at } as const;
  await append(api.tenant.scope, ended, [{ type: 'actor_run.ended', data: { runId: ended, ...end } }]);
  expect([await call(await pathOf(ended)), await reports(ended)]).toEqual([204, []]);
});

test('the body is not read, however long it is', async () => {
  const runId = await madeRun();
  const path = await pathOf(runId);
  let pulled = 0;
  const long = new ReadableStream<Uint8Array>({
    pull(controller) {
      pulled += 1;
      controller.enqueue(new Uint8Array(65_536));
      if (pulled === 100) controller.close();
    },
  });
  const answer = await api.fetch(path, { method: 'POST', body: long, duplex: 'half' } as RequestInit);
  expect([answer.status, pulled <= 1]).toEqual([204, true]);
  const listening = await serveApi(createApi(api.dependencies), { host: '127.0.0.1', port: 0 });
  const url = `http://127.0.0.1:${listening.port}${path}`;
  expect((await fetch(url, { method: 'POST', body: new Uint8Array(5_000_000) })).status).toBe(204);
  await listening.close(1_000);
});

test('the address stands in no span and no log: who reads those cannot wake anybody', async () => {
  spans.length = 0;
  const path = await pathOf(await madeRun());
  await call(path);
  await call(`${path.slice(0, -1)}x`);
  const written = JSON.stringify([spans, logged, api.failures]);
  expect(spans.filter(({ name }) => name === 'reportRun')).toHaveLength(2);
  expect(written).toContain('/hooks/apify/{tenant_id}/{mode}/{run_id}/{mac}');
  expect(written).not.toContain(path.slice(-32, -1));
});
