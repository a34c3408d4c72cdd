import { chmod, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemRandom } from '@visaguard/kernel';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ensureRootKeyFile, openRootKeyFile } from './root-key-file.ts';

describe('root key file', () => {
  let folder: string;
  let path: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'visaguard-root-key-'));
    path = join(folder, 'root.key');
  });
  afterEach(() => rm(folder, { recursive: true }));

  test('is made once, private, and read again', async () => {
    expect(await ensureRootKeyFile(path, systemRandom)).toBe(true);
    const first = await openRootKeyFile(path, systemRandom);
    expect(await ensureRootKeyFile(path, systemRandom)).toBe(false);
    const again = await openRootKeyFile(path, systemRandom);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    const aad = Buffer.from('place');
    const wrapped = await first.wrap(Buffer.from('secret'), aad);
    expect(Buffer.from(await again.unwrap(wrapped, aad)).toString()).toBe('secret');
    expect(again.id).toBe(first.id);
  });

  test('that is not there is refused, and none is made in its place', async () => {
    await expect(openRootKeyFile(path, systemRandom)).rejects.toThrow('is not there');
    expect(await readdir(folder)).toEqual([]);
  });

  test('made by many processes at once, it is one key and leaves no draft', async () => {
    const start = async () => {
      const created = await ensureRootKeyFile(path, systemRandom);
      return { created, rootKey: await openRootKeyFile(path, systemRandom) };
    };
    const all = await Promise.all(Array.from({ length: 8 }, start));
    expect(new Set(all.map(({ rootKey }) => rootKey.id)).size).toBe(1);
    expect(all.filter(({ created }) => created)).toHaveLength(1);
    expect(await readdir(folder)).toEqual(['root.key']);
  });

  test.each([0o640, 0o604, 0o660])('open to others (%o) it is refused', async (mode) => {
    await ensureRootKeyFile(path, systemRandom);
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
    await ensureRootKeyFile(join(folder, 'elsewhere'), systemRandom);
    await symlink(join(folder, 'elsewhere'), path);
    await expect(openRootKeyFile(path, systemRandom)).rejects.toThrow();
  });

  test('what another key or another place wrapped does not unwrap', async () => {
    const keyAt = async (place: string) => {
      await ensureRootKeyFile(place, systemRandom);
      return openRootKeyFile(place, systemRandom);
    };
    const [rootKey, other] = [await keyAt(path), await keyAt(join(folder, 'other.key'))];
    const wrapped = await rootKey.wrap(Buffer.from('secret'), Buffer.from('place'));
    await expect(other.unwrap(wrapped, Buffer.from('place'))).rejects.toThrow('does not fit');
    await expect(rootKey.unwrap(wrapped, Buffer.from('elsewhere'))).rejects.toThrow('does not fit');
  });
});
