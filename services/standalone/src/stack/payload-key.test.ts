import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { CannotRun } from '../cannot-run.ts';
import { payloadKeyFile } from './payload-key.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'visaguard-payload-key-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

test('the key is made once, of 32 bytes, for its owner alone', async () => {
  const file = await payloadKeyFile(folder);
  const text = await readFile(file, 'utf8');
  expect(Buffer.from(text, 'base64')).toHaveLength(32);
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  expect(await readFile(await payloadKeyFile(folder), 'utf8')).toBe(text);
  expect(await readdir(folder)).toEqual(['temporal.key']);
});

test.each(['', 'c2hvcnQ='])('a damaged one (%j) is refused by name, and never replaced', async (text) => {
  await writeFile(join(folder, 'temporal.key'), text);
  await expect(payloadKeyFile(folder)).rejects.toThrow(CannotRun);
  expect(await readFile(join(folder, 'temporal.key'), 'utf8')).toBe(text);
});
