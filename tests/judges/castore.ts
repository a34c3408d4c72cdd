import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { sha256Hex } from '@visaguard/kernel';
import { startVitest } from 'vitest/node';

// An outside judge: the tests that Castore's own PostgreSQL adapter has to pass (MIT), run against this store. They are
// fetched each time, never kept, and must be the very file that the shim was written for.
const commit = 'fd79dfcc42ef28d216b08007edacd21208ba1876';
const url = `https://raw.githubusercontent.com/castore-dev/castore/${commit}/packages/event-storage-adapter-postgres/src/adapter.unit.test.ts`;
const sha256 = '22e742c6cdd7d2796f089033ab11dcc5b7bcc080e26bc5d8b589f299a5f03d44';

const { values } = parseArgs({ options: { file: { type: 'string' } } });
const suite = values.file ? await readFile(values.file, 'utf8') : await download();
if (sha256Hex(suite) !== sha256) throw new Error(`the suite is not that of commit ${commit}`);

const here = (name: string) => fileURLToPath(new URL(name, import.meta.url));
const folder = await mkdtemp(join(tmpdir(), 'visaguard-judge-'));
try {
  await writeFile(join(folder, 'castore.test.ts'), suite);
  const vitest = await startVitest('test', [], {
    config: false,
    root: folder,
    globals: true,
    watch: false,
    include: ['castore.test.ts'],
    globalSetup: here('../../packages/testkit/src/postgres/global-setup.ts'),
    testTimeout: 30_000,
    reporters: ['verbose'],
    alias: {
      '@testcontainers/postgresql': here('castore/server-stand-in.ts'),
      'lodash.omit': here('castore/omit.ts'),
      '@castore/core': fileURLToPath(import.meta.resolve('@castore/core')),
      './adapter': here('castore/adapter.ts'),
      './error': here('castore/error.ts'),
    },
  });
  await vitest.close();
} finally {
  await rm(folder, { recursive: true, force: true });
}

async function download(): Promise<string> {
  const answer = await fetch(url).catch((cause: unknown) => {
    throw new Error(`the suite cannot be had from ${url}; get it elsewhere and name it with --file`, { cause });
  });
  if (!answer.ok) throw new Error(`the suite cannot be had: ${url} answers ${answer.status}`);
  return answer.text();
}
