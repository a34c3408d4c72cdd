import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, onTestFinished, test } from 'vitest';
import { superviseService } from './supervise.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'visaguard-supervise-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** A service that runs this code. It ends when the channel to its supervisor does, as every service. */
async function supervise(code: string) {
  const main = join(folder, 'main.mjs');
  await writeFile(main, `process.on('disconnect', () => process.exit()); ${code}`);
  const logFile = join(folder, 'log');
  const service = superviseService({ name: 'sample', main, environment: { SAMPLE: '1' }, healthPort: 0, logFile });
  onTestFinished(() => service.stop());
  return { service, logged: () => readFile(logFile, 'utf8').catch(() => '') };
}

test('a service that ends by itself is started again, until it is stopped', async () => {
  const { service } = await supervise('process.exit(1)');
  await expect.poll(() => service.restarts(), { timeout: 10_000 }).toBeGreaterThan(0);
  await service.stop();
  const stoppedAt = service.restarts();
  expect([service.processId(), service.restarts()]).toEqual([null, stoppedAt]);
});

test('a service is in a group of its own: Ctrl-C in a terminal does not reach it before its turn', async () => {
  const { service } = await supervise('setInterval(() => {}, 1000)');
  const stat = await readFile(`/proc/${service.processId()}/stat`, 'utf8');
  expect(Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[2])).toBe(service.processId());
});

test('a service is given its settings, and nothing of the environment around it', async () => {
  const { logged } = await supervise(
    'console.log(JSON.stringify(Object.keys(process.env))); setInterval(() => {}, 1e3)',
  );
  await expect.poll(logged, { timeout: 10_000 }).toContain('SAMPLE');
  const names = JSON.parse(await logged()) as string[];
  expect(names.filter((name) => !name.startsWith('NODE_CHANNEL'))).toEqual(['SAMPLE', 'PATH']);
});
