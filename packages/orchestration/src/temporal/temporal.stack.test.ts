import { Client, Connection } from '@temporalio/client';
import { afterAll, beforeAll, vi } from 'vitest';
import { describeOrchestrator } from '../orchestrator.feature.ts';
import type { ProcessFailureReport, ProcessRunner } from '../port.ts';
import type { World } from '../testing/orchestrator-harness.ts';
import { startTemporalUnderTest, type TemporalUnderTest } from '../testing/temporal-under-test.ts';
import { isSettled } from '../testing/whether-settled.ts';
import { testKeys } from '../testing/worker-messages.ts';
import { startWorkerProcess, type WorkerProcess } from '../testing/worker-process.ts';
import { createTemporalRunner } from './runner.ts';

let temporal: TemporalUnderTest;
let connection: Connection;
let client: Client;
let worker: WorkerProcess | undefined;
let world: () => World;
let failures: ProcessFailureReport[];

beforeAll(async () => {
  temporal = await startTemporalUnderTest();
  connection = await Connection.connect({ address: temporal.address });
  client = new Client({ connection, namespace: temporal.namespace });
});

afterAll(async () => {
  await worker?.kill();
  await connection?.close();
  await temporal?.stop();
});

const patience = { timeout: 40_000, interval: 20 };

async function livingWorker(): Promise<WorkerProcess> {
  if (worker?.isAlive()) return worker;
  worker = await startWorkerProcess({
    setting: temporal,
    world: () => world(),
    onFailure: (failure) => failures.push(failure),
  });
  return worker;
}

describeOrchestrator('Temporal', async (worldNow) => {
  world = worldNow;
  failures = [];
  await livingWorker();
  const started = new Set<string>();
  const connected = await createTemporalRunner({
    ...temporal,
    keys: testKeys,
    worker: { drain: async (timeoutMs) => worker?.drain(timeoutMs) },
  });
  const runner: ProcessRunner = {
    ...connected,
    start(process, start) {
      started.add(start.id);
      return connected.start(process, start);
    },
  };
  const isEverySettled = async () =>
    (await Promise.all([...started].map((id) => isSettled(client.workflow, id)))).every((settled) => settled);
  return {
    runner: () => runner,
    settled: () => vi.waitUntil(isEverySettled, patience).then(() => {}),
    async ended(id) {
      await vi.waitUntil(async () => (await connected.state(id))?.status !== 'running', patience);
      return connected.state(id);
    },
    minuteMs: 1_000,
    advance: async () => {},
    nowMs: () => Date.now(),
    async crash() {
      await worker?.kill();
      await livingWorker();
    },
    failures: () => failures,
    /** Nothing of one test acts in the world of the next. */
    async close() {
      await Promise.all(
        [...started].map((id) =>
          client.workflow
            .getHandle(id)
            .terminate()
            .catch(() => {}),
        ),
      );
    },
  };
});
