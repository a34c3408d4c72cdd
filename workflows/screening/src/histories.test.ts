import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { bundleProcesses, replayHistories } from '@visaguard/orchestration/temporal';
import { beforeAll, describe, expect, test } from 'vitest';

const folder = new URL('../histories/', import.meta.url);
const histories: Record<string, object> = {};

const bundleOf = (file: string) => bundleProcesses(fileURLToPath(new URL(file, import.meta.url)));

beforeAll(async () => {
  for (const name of await readdir(folder)) {
    histories[name] = JSON.parse(await readFile(new URL(name, folder), 'utf8')) as object;
  }
});

describe('histories of the screening process', () => {
  test("today's code does what it did when they were recorded, so workflows under way go on with it", async () => {
    const replayed = await replayHistories(await bundleOf('./workflow.ts'), histories);
    expect(replayed).toEqual(Object.keys(histories).map((name) => ({ name, error: null })));
    expect(replayed.length).toBeGreaterThan(0);
  });

  test('a process that does something else than it did is found out', async () => {
    const replayed = await replayHistories(await bundleOf('./testing/changed-workflow.ts'), histories);
    for (const { error } of replayed) expect(error).toMatch(/nondeterminism/i);
    expect(replayed).toHaveLength(Object.keys(histories).length);
  });
});
