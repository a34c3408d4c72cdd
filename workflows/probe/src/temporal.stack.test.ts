import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startTemporal, type TemporalServer } from '@visaguard/native-engines';
import type { ProcessRunner } from '@visaguard/orchestration';
import {
  bundleProcesses,
  createTemporalRunner,
  createTemporalWorker,
  hostProcess,
  historyKeys as keys,
} from '@visaguard/orchestration/temporal';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { probeProcess, probeWoken } from './process.ts';
import { recordedProbe } from './testing/recorded-probe.ts';

const input = { scope: { tenantId: 'ten_1', mode: 'test' }, handleId: 'hdl_1', probeId: 'prb_1' } as const;
const id = 'probe/ten_1.test/prb_1';
const hourMs = 3_600_000;
const recorded = recordedProbe([50, 'fails', hourMs]);
const { activities } = recorded;

let dataDirectory: string;
let server: TemporalServer;
let runner: ProcessRunner;

beforeAll(async () => {
  dataDirectory = await mkdtemp(join(tmpdir(), 'visaguard-probe-'));
  server = await startTemporal({ dataDirectory, say: (line) => process.stderr.write(`${line}\n`) });
  const place = { ...server, taskQueue: 'probe' };
  const worker = await createTemporalWorker({
    ...place,
    keys,
    bundle: await bundleProcesses(fileURLToPath(new URL('./workflow.ts', import.meta.url))),
    processes: [hostProcess(probeProcess, activities)],
    concurrency: 4,
    onFailure: () => {},
  });
  runner = await createTemporalRunner({ ...place, keys, worker });
});

afterAll(async () => {
  await runner?.drain(1_000);
  await server?.kill();
  await rm(dataDirectory, { recursive: true, force: true });
});

test('on Temporal a look waits, is tried again, is woken, and ends', async () => {
  const until = (condition: () => boolean | Promise<boolean>) =>
    vi.waitUntil(condition, { timeout: 30_000, interval: 20 });
  await runner.start(probeProcess, { id, input, activities });
  await until(() => recorded.calls.length === 3);
  expect(await runner.state(id)).toEqual({ status: 'running' });
  await runner.signal(id, probeWoken);
  await until(async () => (await runner.state(id))?.status !== 'running');
  expect(await runner.state(id)).toMatchObject({ status: 'completed' });
  expect(recorded.calls).toHaveLength(4);
  expect(recorded.result()).toBe('seen');
});
