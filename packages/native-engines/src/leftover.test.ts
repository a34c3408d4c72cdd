import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, onTestFinished, test } from 'vitest';
import { startEngine } from './engine-process.ts';
import { endLeftover, noteProcess } from './leftover.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'visaguard-leftover-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const forEver = 'setInterval(() => {}, 1000)';

async function startNaming(name: string): Promise<number> {
  const child = spawn(process.execPath, ['-e', forEver, name], { stdio: 'ignore' });
  onTestFinished(() => void child.kill('SIGKILL'));
  await new Promise((resolve) => child.once('spawn', resolve));
  return child.pid ?? 0;
}

/** A killed child of this process stays in the table of processes until Node has seen its end. */
const isRunning = async (id: number) => {
  const stat = await readFile(`/proc/${id}/stat`, 'utf8').catch(() => '');
  return stat !== '' && !stat.includes(') Z ');
};

test('what was left running on a folder is ended', async () => {
  const left = await startNaming(folder);
  await noteProcess(folder, left);
  await endLeftover(folder);
  expect(await isRunning(left)).toBe(false);
});

test('a process that has got the number since is left alone, also where it names the folder', async () => {
  const left = await startNaming(folder);
  const stranger = await startNaming(folder);
  await noteProcess(folder, left);
  const [, startedAt] = (await readFile(join(folder, 'engine.pid'), 'utf8')).split(' ');
  await writeFile(join(folder, 'engine.pid'), `${stranger} ${Number(startedAt) - 1}`);
  await endLeftover(folder);
  expect(await isRunning(stranger)).toBe(true);
});

test('a process that does not name the folder is left alone', async () => {
  const stranger = await startNaming('elsewhere');
  await noteProcess(folder, stranger);
  await endLeftover(folder);
  expect(await isRunning(stranger)).toBe(true);
});

test('an engine is in a group of its own: Ctrl-C in a terminal does not reach it before its turn', async () => {
  const engine = await startEngine({
    name: 'Sample',
    command: process.execPath,
    args: ['-e', forEver],
    cwd: folder,
    logFile: join(folder, 'log'),
    isServing: async () => true,
  });
  onTestFinished(() => engine.kill());
  const stat = await readFile(`/proc/${engine.processId}/stat`, 'utf8');
  expect(Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[2])).toBe(engine.processId);
});
