import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildInstagramExport, buildXExport } from '@visaguard/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mara, maraOnX, readAll, zipInput } from '../testing/read-all.ts';

const posts = [{ text: 'Morning run', at: '2026-01-01T10:00:00.000Z' }];

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'visaguard-folder-'));
});
afterAll(() => rm(folder, { recursive: true }));

describe('an unpacked export', () => {
  it.each([
    ['instagram', buildInstagramExport({ ...mara, posts, exportedAt: '2026-10-20T00:00:00.000Z' })],
    ['x', buildXExport({ ...maraOnX, posts })],
  ] as const)('reads as its ZIP does: %s', async (platform, made) => {
    const path = join(folder, platform);
    await made.writeFolder(path);
    const unpacked = await readAll({ inputs: [{ kind: 'path', path }], platform });
    const zipped = await readAll({ inputs: [await zipInput(made)], platform });
    expect(unpacked.posts).toHaveLength(1);
    expect(unpacked).toEqual(zipped);
  });

  it('the ZIP itself reads the same from disk', async () => {
    const made = buildInstagramExport({ ...mara, posts });
    const path = join(folder, made.fileName);
    await made.writeZip(path);
    expect(await readAll({ inputs: [{ kind: 'path', path }] })).toEqual(
      await readAll({ inputs: [await zipInput(made)] }),
    );
  });

  it('R5: a link is not followed, though its name is one that is read', async () => {
    const path = join(folder, 'linked');
    const outside = join(folder, 'outside.json');
    await mkdir(join(path, 'content'), { recursive: true });
    await writeFile(outside, '[{"media":[{"uri":"a.jpg","creation_timestamp":1767348000,"title":"outside"}]}]');
    await symlink(outside, join(path, 'content/posts_1.json'));
    const { posts: read, outcome } = await readAll({ inputs: [{ kind: 'path', path }] });
    expect(read).toEqual([]);
    expect(outcome.counts).toMatchObject({ entriesListed: 1, entriesRead: 0, entriesDroppedUnread: 1 });
    expect(outcome.windowReached).toBe(false);
  });

  it('a pipe is refused, not waited for', async () => {
    const path = join(folder, 'pipe');
    execFileSync('sh', ['-c', 'mkfifo "$0"', path]);
    const { outcome } = await readAll({ inputs: [{ kind: 'path', path }] });
    expect(outcome.fault?.code).toBe('unreadable');
  });
});
