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
import { screeningProcess, screeningSignals } from './process.ts';
import { recordedScreening } from './testing/recorded-screening.ts';

const input = { scope: { tenantId: 'ten_1', mode: 'test' }, screeningId: 'scr_1' } as const;
const id = 'screening/ten_1.test/scr_1';
const recorded = recordedScreening({ sources: ['src_a', 'src_b', 'src_c'], windowEndsAt: '2999-01-01T00:00:00.000Z' });
const { activities } = recorded;

let dataDirectory: string;
let server: TemporalServer;
let runner: ProcessRunner;

beforeAll(async () => {
  dataDirectory = await mkdtemp(join(tmpdir(), 'visaguard-screening-'));
  server = await startTemporal({ dataDirectory, say: (line) => process.stderr.write(`${line}\n`) });
  const place = { ...server, taskQueue: 'screening' };
  const worker = await createTemporalWorker({
    ...place,
    keys,
    bundle: await bundleProcesses(fileURLToPath(new URL('./workflow.ts', import.meta.url))),
    processes: [hostProcess(screeningProcess, activities)],
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

const onRecord = (effect: string) =>
  vi.waitUntil(() => recorded.effects.includes(effect), { timeout: 30_000, interval: 20 });

test('on Temporal a screening reads every source, waits for a person and for the applicant, and finishes', async () => {
  recorded.fail('analyseSource src_c', 1);
  recorded.fail('collectSource src_b', 'for_good');
  await runner.start(screeningProcess, { id, input, activities });
  await onRecord('review opened');
  expect(await runner.state(id)).toEqual({ status: 'running' });
  recorded.closeReview();
  await runner.signal(id, screeningSignals.reviewClosed);
  await onRecord('report built');
  recorded.release();
  await runner.signal(id, screeningSignals.reportReleased);
  await onRecord('finished');
  await vi.waitUntil(async () => (await runner.state(id))?.status !== 'running', { timeout: 30_000, interval: 20 });
  expect(await runner.state(id)).toEqual({ status: 'completed', output: 'finished' });
  expect(recorded.effects).toContain('outcome src_b adapter_down');
  expect(recorded.effects).toContain('outcome src_c assessed');
  expect(recorded.repeats()).toEqual([]);
});
