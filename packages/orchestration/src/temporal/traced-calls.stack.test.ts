import { readFile } from 'node:fs/promises';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import type { ProcessRunner } from '../port.ts';
import { createWorld, type World } from '../testing/orchestrator-harness.ts';
import { startTemporalUnderTest, type TemporalUnderTest } from '../testing/temporal-under-test.ts';
import * as processes from '../testing/test-processes.ts';
import { createTraceLog, type TraceLog } from '../testing/trace-log.ts';
import { describeTracing } from '../tracing.feature.ts';
import { historyKeys, recordedHistory, replayHistories } from './histories.ts';
import { hostProcess } from './hosted-activities.ts';
import { createTemporalRunner } from './runner.ts';
import { createTemporalWorker } from './worker.ts';

const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
let temporal: TemporalUnderTest;
let runner: ProcessRunner | undefined;

beforeAll(async () => {
  temporal = await startTemporalUnderTest();
});
afterEach(async () => {
  await runner?.drain(5_000);
});
afterAll(async () => {
  await temporal?.stop();
});

async function start({ activities }: World, { tracing }: TraceLog) {
  const keys = historyKeys;
  const worker = await createTemporalWorker({
    ...temporal,
    keys,
    tracing,
    bundle: { codePath: temporal.codePath },
    processes: Object.values(processes).map(({ name }) => hostProcess({ name, run: async () => {} }, activities)),
    concurrency: 16,
    onFailure: () => {},
  });
  const started = await createTemporalRunner({ ...temporal, keys, tracing, worker });
  runner = started;
  const patience = { timeout: 50_000, interval: 20 };
  const ended = async (id: string) => {
    await vi.waitUntil(async () => (await started.state(id))?.status !== 'running', patience);
    return started.state(id);
  };
  return { runner: started, ended };
}

describeTracing('Temporal', start);

test('the trace goes on in the next run where a history has become too long', async () => {
  const [world, log] = [createWorld(), createTraceLog()];
  const harness = await start(world, log);
  const input = { count: 60, concurrency: 8, ballast: 80_000 };
  const { activities } = world;
  await log.under(traceparent, () => harness.runner.start(processes.mapAll, { id: 'long', input, activities }));
  await harness.ended('long');
  expect(log.attempts.length).toBeGreaterThanOrEqual(120);
  expect(new Set(log.attempts.map(({ parent }) => parent))).toEqual(new Set([traceparent]));
});

test('a history with a trace in it is replayed as any other', async () => {
  const [world, log] = [createWorld(), createTraceLog()];
  const harness = await start(world, log);
  const { activities } = world;
  const parent = { id: 'replayed', input: { childId: 'replayed-child', keys: ['a'] }, activities };
  await log.under(traceparent, () => harness.runner.start(processes.parentOf, parent));
  await harness.ended('replayed');
  const recorded = await recordedHistory(temporal, 'replayed');
  const history = JSON.parse(recorded) as object;
  const code = await readFile(temporal.codePath, 'utf8');
  expect(recorded).toContain('traceparent');
  expect(await replayHistories({ code, sourceMap: '' }, { history })).toEqual([{ name: 'history', error: null }]);
});
