import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { ProcessRunner } from '../port.ts';
import { createWorld, type World } from '../testing/orchestrator-harness.ts';
import { startTemporalUnderTest, type TemporalUnderTest } from '../testing/temporal-under-test.ts';
import { waitForGo } from '../testing/test-processes.ts';
import { testKeys as keys } from '../testing/worker-messages.ts';
import { hostProcess } from './hosted-activities.ts';
import { createTemporalRunner } from './runner.ts';
import { createTemporalWorker } from './worker.ts';

let temporal: TemporalUnderTest;
let runner: ProcessRunner;
let world: World;

beforeAll(async () => {
  temporal = await startTemporalUnderTest();
  world = createWorld();
  const worker = await createTemporalWorker({
    ...temporal,
    keys,
    bundle: { codePath: temporal.codePath },
    processes: [hostProcess(waitForGo, world.activities)],
    concurrency: 4,
    onFailure: () => {},
  });
  runner = await createTemporalRunner({ ...temporal, keys, worker });
});

afterAll(async () => {
  await runner?.drain(1_000);
  await temporal?.stop();
});

test('a process goes on after Temporal was killed and started again; worker and runner find it by themselves', async () => {
  const { activities } = world;
  await runner.start(waitForGo, { id: 'p', input: { waits: [null, null] }, activities });
  await runner.signal('p', 'go', 'before');
  await world.called('wait 1 over');
  await temporal.crash();
  const isDelivered = () =>
    runner.signal('p', 'go', 'after').then(
      () => true,
      () => false,
    );
  await vi.waitUntil(isDelivered, { timeout: 20_000, interval: 100 });
  await vi.waitUntil(async () => (await runner.state('p'))?.status !== 'running', { timeout: 40_000, interval: 50 });
  const output = ['before', 'after'].map((payload) => ({ kind: 'signal', payload }));
  expect(await runner.state('p')).toEqual({ status: 'completed', output });
});
