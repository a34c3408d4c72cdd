import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { isAnalyticsUnavailable } from '../analytics-unavailable.ts';
import { type Analytics, createAnalytics } from '../create-analytics.ts';
import { auditRows, createLog, startEngineUnderTest, tenantA, tenantB, until } from '../testing/engine-under-test.ts';
import { beginLongQuery } from '../testing/long-query.ts';
import { startEmbeddedClickHouse } from './start-embedded-clickhouse.ts';

let started: Awaited<ReturnType<typeof startEngineUnderTest>>;
let analytics: Analytics;

beforeAll(async () => {
  started = await startEngineUnderTest();
  analytics = createAnalytics(started.engine);
  await analytics.migrate();
});
afterAll(async () => {
  await analytics?.close();
  await started?.remove();
});

// A process that ended but was not yet collected by its parent has ended.
async function isAlive(processId: number): Promise<boolean> {
  try {
    process.kill(processId, 0);
  } catch {
    return false;
  }
  if (process.platform !== 'linux') return true;
  const status = await readFile(`/proc/${processId}/stat`, 'utf8').catch(() => '0 (gone) Z');
  return !/\) [ZX]/.test(status);
}

function killEngine(): number {
  const processId = started.engine.processId();
  if (processId === undefined) throw new Error('the engine does not run');
  process.kill(processId, 'SIGKILL');
  return processId;
}

const runsAgain = (killed: number) =>
  until(async () => started.engine.processId() !== killed && (await analytics.ping()));

describe('an engine that dies', () => {
  test('in the middle of inserts is started again, and inserting the batches again gives exact counts', async () => {
    const rows = auditRows(tenantA, 10_000);
    const batches = Array.from({ length: 20 }, (_, at) => rows.slice(at * 500, at * 500 + 500));
    const sending = batches.map((batch) => analytics.insertAudit(batch));
    await Promise.race(sending);
    const killed = killEngine();
    const outcomes = await Promise.allSettled(sending);
    const failed = outcomes.filter((outcome) => outcome.status === 'rejected');
    expect(failed.length).toBeGreaterThan(0);
    expect(failed.every((outcome) => isAnalyticsUnavailable(outcome.reason))).toBe(true);
    await runsAgain(killed);
    for (const batch of batches) await analytics.insertAudit(batch);
    expect(await analytics.countAudit(tenantA)).toBe(10_000);
  });

  test('loses nothing that was acknowledged, and calls meanwhile fail with a clear error at once', async () => {
    await analytics.insertAudit(auditRows(tenantB, 1_000));
    const killed = killEngine();
    await until(() => started.engine.processId() === undefined);
    const error: unknown = await analytics.countAudit(tenantB).catch((caught: unknown) => caught);
    expect(isAnalyticsUnavailable(error)).toBe(true);
    await runsAgain(killed);
    expect(await analytics.countAudit(tenantB)).toBe(1_000);
    expect(started.log.lines.map((line) => line.message)).toContain('clickhouse engine died, starting it again');
  });

  test('takes nothing of this process with it, and its memory is not ours', async () => {
    const before = process.memoryUsage().rss;
    const rows = auditRows({ ...tenantA, mode: 'test' }, 1_000);
    for (let times = 0; times < 50; times++) await analytics.insertAudit(rows);
    expect(process.memoryUsage().rss - before).toBeLessThan(100_000_000);
  });
});

describe('the life of the engine process', () => {
  test('it ends with its parent, even when that is killed while a query runs', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'visaguard-analytics-'));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    const script = fileURLToPath(new URL('../testing/run-engine-then-wait.ts', import.meta.url));
    const parent = spawn(process.execPath, [script, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
    const [line]: unknown[] = await once(createInterface({ input: parent.stdout }), 'line');
    const engineId = Number(line);
    expect(await isAlive(engineId)).toBe(true);
    const killedMs = performance.now();
    parent.kill('SIGKILL');
    await until(async () => !(await isAlive(engineId)));
    expect(performance.now() - killedMs).toBeLessThan(10_000);
  });

  test('it outlives Ctrl-C, since the API still writes while it drains', async () => {
    const processId = started.engine.processId() ?? 0;
    process.kill(processId, 'SIGINT');
    expect(await analytics.countAudit(tenantB)).toBeGreaterThanOrEqual(0);
    expect(started.engine.processId()).toBe(processId);
  });

  test('it stops within 5 s, even under a query that cannot be interrupted, and keeps its data', async () => {
    const own = await startEngineUnderTest();
    onTestFinished(own.remove);
    const first = createAnalytics(own.engine);
    await first.migrate();
    await first.insertAudit(auditRows(tenantA, 10));
    await beginLongQuery(own.engine);
    const beganMs = performance.now();
    await own.engine.stop();
    await own.engine.exited;
    expect(performance.now() - beganMs).toBeLessThan(5_000);
    await first.close();
    const log = createLog();
    const again = await startEmbeddedClickHouse({ dataDirectory: own.dataDirectory, log });
    const second = createAnalytics(again);
    expect(await second.countAudit(tenantA)).toBe(10);
    await second.close();
    await again.stop();
    await again.stop();
    expect(log.lines.at(-1)).toMatchObject({ message: 'clickhouse engine stopped', facts: { how: 'exit code 0' } });
  });

  test('stopped while it is being started again, it is gone as well', async () => {
    const own = await startEngineUnderTest();
    onTestFinished(own.remove);
    process.kill(own.engine.processId() ?? 0, 'SIGKILL');
    await until(() => own.engine.processId() === undefined);
    await own.engine.stop();
    expect(own.engine.processId()).toBeUndefined();
    const again = await startEmbeddedClickHouse({ dataDirectory: own.dataDirectory, log: createLog() });
    await again.stop();
  });

  test('a folder in use is refused with one sentence that names the other process', async () => {
    const { dataDirectory } = started;
    await expect(startEmbeddedClickHouse({ dataDirectory, log: createLog() })).rejects.toMatchObject({
      name: 'EmbeddedClickHouseRefused',
      code: 'data_directory_in_use',
      message: `The analytics folder is in use by process ${started.engine.processId()}.`,
    });
  });

  test('a folder that cannot be made is refused with one sentence', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'visaguard-analytics-'));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    await writeFile(join(folder, 'file'), '');
    await chmod(folder, 0o500);
    const starting = startEmbeddedClickHouse({ dataDirectory: join(folder, 'file', 'data'), log: createLog() });
    await expect(starting).rejects.toMatchObject({ code: 'data_directory_unusable' });
  });
});

test('a server that accepts and never answers gives a clear error within the time limit, not a hang', async () => {
  const silent = createServer(() => {});
  silent.listen(0, '127.0.0.1');
  await once(silent, 'listening');
  const address = silent.address();
  const port = address && typeof address === 'object' ? address.port : 0;
  const hung = createAnalytics({
    url: `http://127.0.0.1:${port}`,
    username: 'u',
    password: 'p',
    requestTimeoutMs: 200,
  });
  const beganMs = performance.now();
  const error: unknown = await hung.countAudit(tenantA).catch((caught: unknown) => caught);
  expect(isAnalyticsUnavailable(error)).toBe(true);
  expect(performance.now() - beganMs).toBeLessThan(5_000);
  await hung.close();
  silent.close();
});
