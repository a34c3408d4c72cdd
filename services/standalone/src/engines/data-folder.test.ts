import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { CannotRun } from '../cannot-run.ts';
import { openDataFolder } from './data-folder.ts';

let path: string;
beforeEach(async () => {
  path = await mkdtemp(join(tmpdir(), 'visaguard-folder-'));
});
afterEach(() => rm(path, { recursive: true, force: true }));

const others: ChildProcess[] = [];
afterEach(() => {
  for (const other of others.splice(0)) other.kill('SIGKILL');
});

/** A process of its own that takes the folder and says so. */
async function takenByAnother(): Promise<ChildProcess> {
  const script = `
    const { lockFolder } = await import(${JSON.stringify(new URL('./folder-lock.ts', import.meta.url).href)});
    console.log(lockFolder(${JSON.stringify(path)}).held);
    setInterval(() => {}, 1000);`;
  const other = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  others.push(other);
  const said = await new Promise((resolve) => other.stdout?.once('data', (text) => resolve(String(text).trim())));
  expect(said).toBe('true');
  return other;
}

describe('a data folder', () => {
  test('is for one process, and free again when that is killed', async () => {
    const other = await takenByAnother();
    await expect(openDataFolder(path)).rejects.toThrow(`is in use by process ${other.pid};`);
    const ended = new Promise((resolve) => other.once('exit', resolve));
    other.kill('SIGKILL');
    await ended;
    (await openDataFolder(path)).release();
  });

  test('left behind by a process whose id is somebody else now, is free', async () => {
    await writeFile(join(path, 'in-use'), String(process.ppid));
    const folder = await openDataFolder(path);
    expect(await readFile(join(path, 'in-use'), 'utf8')).toBe(`${process.pid}\n`);
    folder.release();
  });

  test('stays with the way of running that made it', async () => {
    (await openDataFolder(path, 'stack')).release();
    await expect(openDataFolder(path)).rejects.toThrow('was made by visaguard stack; choose another');
    (await openDataFolder(path, 'stack')).release();
    (await openDataFolder(path, 'either')).release();
  });

  test('keeps its passwords over starts, to its owner, and does not make new ones for a damaged file', async () => {
    const first = await openDataFolder(path);
    first.release();
    const second = await openDataFolder(path);
    second.release();
    expect(second.passwords).toEqual(first.passwords);
    expect((await stat(join(path, 'engines.json'))).mode & 0o777).toBe(0o600);
    await writeFile(join(path, 'engines.json'), '');
    await expect(openDataFolder(path)).rejects.toThrow('engines.json is damaged');
  });

  test('that cannot be written is told in a sentence, to root too', async () => {
    const refused = await openDataFolder('/proc/self/task').catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(CannotRun);
    expect(String(refused)).toMatch(/^CannotRun: The data folder \S+ cannot be (written|made): [a-z -]+\.$/);
  });
});
