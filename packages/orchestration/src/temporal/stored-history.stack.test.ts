import { Client, Connection } from '@temporalio/client';
import protobuf from '@temporalio/proto';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { permanentFailure } from '../failures.ts';
import type { ProcessRunner } from '../port.ts';
import { createWorld, type World } from '../testing/orchestrator-harness.ts';
import { startTemporalUnderTest, type TemporalUnderTest } from '../testing/temporal-under-test.ts';
import * as processes from '../testing/test-processes.ts';
import { testKeys as keys } from '../testing/worker-messages.ts';
import { hostProcess } from './hosted-activities.ts';
import { createTemporalRunner } from './runner.ts';
import { createTemporalWorker } from './worker.ts';

let temporal: TemporalUnderTest;
let connection: Connection;
/** Has no codec, as whoever got hold of Temporal's database. */
let stranger: Client;
let runner: ProcessRunner;
let world: World;

beforeAll(async () => {
  temporal = await startTemporalUnderTest();
  connection = await Connection.connect({ address: temporal.address });
  stranger = new Client({ connection, namespace: temporal.namespace });
  world = createWorld();
  const hosted = [processes.recordAll, processes.waitForGo, processes.mapAll];
  const worker = await createTemporalWorker({
    ...temporal,
    keys,
    bundle: { codePath: temporal.codePath },
    processes: hosted.map(({ name }) => hostProcess({ name, run: async () => {} }, world.activities)),
    concurrency: 16,
    onFailure: () => {},
  });
  runner = await createTemporalRunner({ ...temporal, keys, worker });
});

afterAll(async () => {
  await runner?.drain(1_000);
  await connection?.close();
  await temporal?.stop();
});

async function ended(id: string): Promise<void> {
  await vi.waitUntil(async () => (await runner.state(id))?.status !== 'running', { timeout: 50_000, interval: 20 });
}

async function storedText(id: string): Promise<string> {
  const history = await stranger.workflow.getHandle(id).fetchHistory();
  const { History } = protobuf.temporal.api.history.v1;
  return Buffer.from(History.encode(History.fromObject(history)).finish()).toString('latin1');
}

test('inputs, outputs, signals, reasons and failures are stored sealed: no plain text in a history', async () => {
  const { activities } = world;
  world.failWith('secret-key-2', permanentFailure('secret-code', 'secret-message'));
  const input = ['secret-key-1', 'secret-key-2'];
  await runner.start(processes.recordAll, { id: 'fails', input, activities });
  await runner.start(processes.waitForGo, { id: 'waits', input: { waits: [null, null] }, activities });
  await runner.signal('waits', 'go', { by: 'secret-person' });
  await world.called('wait 1 over');
  await runner.cancel('waits', 'secret-reason');
  await Promise.all([ended('fails'), ended('waits')]);
  expect(await runner.state('fails')).toMatchObject({ error: { failure: { code: 'secret-code' } } });
  expect(await runner.state('waits')).toEqual({ status: 'cancelled', reason: 'secret-reason' });
  const inClear = { fails: 'Encoded failure', waits: '$cancel_reason' };
  for (const [id, text] of Object.entries(inClear)) {
    const stored = await storedText(id);
    expect(stored).toContain(text);
    expect(stored).not.toContain('secret');
    expect(stored).not.toContain('recorded');
  }
});

test('a map longer than one history goes on in the next, and does nothing twice', async () => {
  const { activities } = world;
  const input = { count: 60, concurrency: 8, ballast: 80_000 };
  await runner.start(processes.mapAll, { id: 'long', input, activities });
  await ended('long');
  expect(await runner.state('long')).toMatchObject({ output: { count: 60, failedAt: [], inOrder: true } });
  const items = world.calls.filter((key) => key.startsWith('item '));
  expect(items).toHaveLength(60);
  const { raw, runId } = await stranger.workflow.getHandle('long').describe();
  expect(raw.workflowExecutionInfo?.firstRunId).not.toBe(runId);
});
