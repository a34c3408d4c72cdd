import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { ownDataFolder } from './own-data-folder.ts';
import type { Standalone } from './standalone-process.ts';
import { countOf, storedEvents } from './stored-events.ts';

const run = promisify(execFile);

const folder = ownDataFolder();

/** The process id in the table that a start prints. */
const processOf = async (stack: Standalone, service: string) =>
  Number((await stack.line(new RegExp(`^${service} .*?(\\d+) +(?:ready|serving)$`, 'm')))[1]);

it('P1: services that are killed in the middle of the cohort come back, and it finishes on Kafka and Temporal with no effect twice', async () => {
  const stack = folder.start('stack');
  await stack.line(/First start/);
  const killAfter = [
    { service: 'worker', type: 'screening.source_collected' },
    { service: 'relay', type: 'review.queued' },
    { service: 'projector', type: 'review.closed' },
  ];
  for (const { service, type } of killAfter) {
    await expect
      .poll(async () => countOf(await storedEvents(folder.path()), type), { timeout: 120_000 })
      .toBeGreaterThan(0);
    process.kill(await processOf(stack, service), 'SIGKILL');
  }
  await stack.line(/Press Ctrl-C to stop/);
  expect(stack.output()).toMatch(/12 of 12 screenings ended/);

  const events = await storedEvents(folder.path());
  expect(countOf(events, 'screening.ordered')).toBe(12);
  for (const once of ['screening.finished', 'report.released', 'review.closed', 'screening.reviewed']) {
    expect(countOf(events, once), once).toBe(12);
  }
  expect(countOf(events, 'report.built')).toBe(24);

  const curl = stack.output().match(/^ {2}(curl -s .*)$/m)?.[1];
  const { stdout } = await run('sh', ['-c', curl ?? 'false']);
  expect((JSON.parse(stdout) as { data: unknown[] }).data).toHaveLength(12);
  stack.child.kill('SIGINT');
  expect(await stack.ended).toBe(0);
}, 300_000);

it('a second start goes on with the same data, and a killed one leaves nothing behind that stops the next', async () => {
  const killed = folder.start('stack');
  await killed.line(/Press Ctrl-C to stop/);
  expect(killed.output()).not.toContain('First start');
  const processes = await Promise.all(['relay', 'projector', 'worker', 'api'].map((name) => processOf(killed, name)));
  killed.child.kill('SIGKILL');
  await killed.ended;
  const commands = () => Promise.all(processes.map((id) => readFile(`/proc/${id}/cmdline`, 'utf8').catch(() => '')));
  await expect.poll(commands, { timeout: 30_000 }).toEqual(processes.map(() => ''));

  const next = folder.start('stack');
  await next.line(/Press Ctrl-C to stop/);
  next.child.kill('SIGTERM');
  expect(await next.ended).toBe(0);
}, 240_000);
