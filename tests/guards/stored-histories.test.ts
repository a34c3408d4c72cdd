import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { bundleProcesses, replayHistories } from '@visaguard/orchestration/temporal';
import { beforeAll, describe, expect, test } from 'vitest';

const workflows = new URL('../../workflows/', import.meta.url);
const bundleOf = (file: URL) => bundleProcesses(fileURLToPath(file));

describe.each((await readdir(workflows)).sort())('histories of the %s process', (name) => {
  const folder = new URL(`${name}/`, workflows);
  const histories: Record<string, object> = {};
  beforeAll(async () => {
    const recorded = new URL('histories/', folder);
    for (const file of await readdir(recorded)) {
      histories[file] = JSON.parse(await readFile(new URL(file, recorded), 'utf8')) as object;
    }
  });

  test("today's code does what it did when they were recorded, so workflows under way go on with it", async () => {
    const replayed = await replayHistories(await bundleOf(new URL('src/workflow.ts', folder)), histories);
    expect(replayed).toEqual(Object.keys(histories).map((file) => ({ name: file, error: null })));
    expect(replayed.length).toBeGreaterThan(0);
  });

  test('a process that does something else than it did is found out', async () => {
    const replayed = await replayHistories(
      await bundleOf(new URL('src/testing/changed-workflow.ts', folder)),
      histories,
    );
    for (const { error } of replayed) expect(error).toMatch(/nondeterminism/i);
    expect(replayed).toHaveLength(Object.keys(histories).length);
  });
});
