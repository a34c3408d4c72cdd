import { chmod, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemRandom } from '@visaguard/kernel';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openRootKeyFile } from './root-key-file.ts';

describe('root key file', () => {
  let folder: string;
  let path: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'visaguard-root-key-'));
    path = join(folder, 'root.key');
  });
  afterEach(() => rm(folder, { recursive: true }));

  test('is made once, private, and read again', async () => {
    const made = await openRootKeyFile(path, systemRandom);
    const read = await openRootKeyFile(path, systemRandom);
    expect([made.created, read.created]).toEqual([true, false]);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    const aad = Buffer.from('place');
    const wrapped = await made.rootKey.wrap(Buffer.from('secret'), aad);
    expect(Buffer.from(await read.rootKey.unwrap(wrapped, aad)).toString()).toBe('secret');
    expect(read.rootKey.id).toBe(made.rootKey.id);
  });

  test('made by many processes at once, it is one key and leaves no draft', async () => {
    const all = await Promise.all(Array.from({ length: 8 }, () => openRootKeyFile(path, systemRandom)));
    expect(new Set(all.map(({ rootKey }) => rootKey.id)).size).toBe(1);
    expect(all.filter(({ created }) => created)).toHaveLength(1);
    expect(await readdir(folder)).toEqual(['root.key']);
  });

  test.each([0o640, 0o604, 0o660])('open to others (%o) it is refused', async (mode) => {
    await openRootKeyFile(path, systemRandom);
    await chmod(path, mode);
    await expect(openRootKeyFile(path, systemRandom)).rejects.toThrow('open to others');
  });

  test.each(['', 'visaguard-root-key-1 short\n', 'x'.repeat(60)])(
    'malformed, it is refused and left as it is',
    async (text) => {
      await writeFile(path, text, { mode: 0o600 });
      await expect(openRootKeyFile(path, systemRandom)).rejects.toThrow('malformed');
      expect(await readFile(path, 'utf8')).toBe(text);
    },
  );

  test('a link in its place is refused', async () => {
    await openRootKeyFile(join(folder, 'elsewhere'), systemRandom);
    await symlink(join(folder, 'elsewhere'), path);
    await expect(openRootKeyFile(path, systemRandom)).rejects.toThrow();
  });

  test('what another key or another place wrapped does not unwrap', async () => {
    const { rootKey } = await openRootKeyFile(path, systemRandom);
    const other = await openRootKeyFile(join(folder, 'other.key'), systemRandom);
    const wrapped = await rootKey.wrap(Buffer.from('secret'), Buffer.from('place'));
    await expect(other.rootKey.unwrap(wrapped, Buffer.from('place'))).rejects.toThrow('does not fit');
    await expect(rootKey.unwrap(wrapped, Buffer.from('elsewhere'))).rejects.toThrow('does not fit');
  });
});
