import { execFile } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { ownDataFolder } from './own-data-folder.ts';
import type { Standalone } from './standalone-process.ts';
import { countOf, storedEvents } from './stored-events.ts';

const run = promisify(execFile);
const main = fileURLToPath(new URL('../../services/standalone/src/main.ts', import.meta.url));

const folder = ownDataFolder();

async function stop(stack: Standalone): Promise<void> {
  stack.child.kill('SIGINT');
  expect(await stack.ended).toBe(0);
}

const ops = async (...args: string[]) =>
  (await run(process.execPath, [main, 'ops', ...args, '--data-dir', folder.path()])).stdout;

it('E13: a broker that is wiped in the middle of a cohort is filled from the store by the runbook, and the cohort finishes with nothing lost and no effect twice', async () => {
  const before = folder.start('stack');
  await before.line(/First start/);
  await expect
    .poll(async () => countOf(await storedEvents(folder.path()), 'screening.source_collected'), { timeout: 120_000 })
    .toBeGreaterThan(0);
  await stop(before);
  await rm(join(folder.path(), 'kafka'), { recursive: true });

  // Told at once, before anything is published or read; then the runbook, docs/runbooks/broker-wiped.md.
  const after = folder.start('stack');
  await after.line(/^Kafka was wiped: .*docs\/runbooks\/broker-wiped\.md.*ops republish --generation 2$/m);
  await expect(ops('republish')).rejects.toThrow('take the next one: --generation 2');
  const stored = (await storedEvents(folder.path())).length;
  expect(stored).toBeGreaterThan(0);
  expect(after.output()).not.toMatch(/ready$/m);
  const told = await ops('republish', '--generation', '2');
  expect(told).toContain(`in generation 2: ${stored} events`);
  await after.line(/^api .*ready$/m);
  await after.line(/Press Ctrl-C to stop/);
  expect(after.output()).toMatch(/12 of 12 screenings ended/);
  const events = await storedEvents(folder.path());
  expect(countOf(events, 'screening.ordered')).toBe(12);
  for (const once of ['screening.finished', 'report.released', 'review.closed', 'screening.reviewed']) {
    expect(countOf(events, once), once).toBe(12);
  }
  expect(countOf(events, 'report.built')).toBe(24);
  expect(await ops('verify')).toContain('Differences: 0.');
  expect(await ops('status')).toContain('Healthy.');
  await stop(after);
}, 420_000);
