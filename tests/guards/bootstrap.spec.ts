import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { sha256Hex } from '@visaguard/kernel';
import { afterAll, describe, expect, test } from 'vitest';
import { buildHouse } from './made-up-house.ts';
import { readSource } from './source-files.ts';

type Packages = Record<string, { version?: string; optional?: boolean }>;
const lockFile = (packages: Packages) => JSON.stringify({ packages });

const service = `
let told = 0;
process.on('SIGINT', () => { told += 1; console.log('told'); });
process.on('SIGTERM', () => { console.log('told ' + told + ' times'); process.exit(7); });
setInterval(() => {}, 60_000);
console.log('ready');
`;
const entry = `import { runOnNode24 } from './bootstrap.mjs';\nrunOnNode24('service.mjs', process.argv.slice(2));\n`;

const house = buildHouse([], [], {
  'scripts/bootstrap.mjs': readSource('scripts/bootstrap.mjs'),
  'scripts/entry.mjs': entry,
  'service.mjs': service,
  'dies.mjs': `process.kill(process.pid, 'SIGKILL');\n`,
  'scripts/dies.mjs': entry.replace('service.mjs', 'dies.mjs'),
  'node_modules/.bin/node': `#!/bin/sh\nexec '${process.execPath}' "$@"\n`,
});
afterAll(house.remove);

describe('what counts as installed', async () => {
  const bootstrap: typeof import('../../scripts/bootstrap.mjs') = await import(
    pathToFileURL(join(house.root, 'scripts/bootstrap.mjs')).href
  );
  const installed = (wanted: Packages, present: Packages | undefined) => {
    writeFileSync(join(house.root, 'package-lock.json'), lockFile(wanted));
    writeFileSync(join(house.root, 'node_modules/.package-lock.json'), present ? lockFile(present) : '{"packa');
    return bootstrap.isInstallCurrent();
  };
  const zod = { 'node_modules/zod': { version: '4.0.0' } };
  const otherPlatform = { 'node_modules/darwin-only': { version: '1.0.0', optional: true } };

  test('an install that holds what the lock file names is kept', () => {
    expect(installed({ '': {}, ...zod }, zod)).toBe(true);
  });
  test('the binaries of other platforms are not missed', () => {
    expect(installed({ ...zod, ...otherPlatform }, zod)).toBe(true);
  });
  test('a package that is missing, of another version, or no longer wanted calls for an install', () => {
    expect(installed(zod, {})).toBe(false);
    expect(installed(zod, { 'node_modules/zod': { version: '3.0.0' } })).toBe(false);
    expect(installed({}, zod)).toBe(false);
  });
  test('an install made from this very lock file is not repeated, whatever npm chose to leave out', () => {
    const lock = lockFile(zod);
    const stamp = (text: string) => writeFileSync(join(house.root, 'node_modules/.installed-from'), sha256Hex(text));
    stamp(lock);
    expect(installed(zod, {})).toBe(true);
    stamp(`${lock} of another day`);
    expect(installed(zod, {})).toBe(false);
  });
  test('an interrupted install calls for another', () => {
    expect(installed(zod, undefined)).toBe(false);
  });
});

describe('the process that carries the service', () => {
  /** Leads a group of its own, as a command typed at a terminal does. */
  const start = (file: string) =>
    spawn(process.execPath, [join(house.root, 'scripts', file)], {
      detached: true,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
  const exitOf = async (child: ChildProcess) => (await once(child, 'exit'))[0];

  test('Ctrl-C reaches the service once, though the terminal and npm both send it; its exit code is kept', async () => {
    const carrier = start('entry.mjs');
    const lines = carrier.stdout?.setEncoding('utf8');
    const exit = exitOf(carrier);
    let output = '';
    for await (const text of lines ?? []) {
      output += text;
      // The terminal tells its whole foreground group; npm, part of it, tells its child once more.
      if (output === 'ready\n') process.kill(-Number(carrier.pid), 'SIGINT');
      if (output === 'ready\ntold\n') {
        carrier.kill('SIGINT');
        carrier.kill('SIGTERM');
      }
    }
    expect({ output, exit: await exit }).toEqual({ output: 'ready\ntold\ntold 1 times\n', exit: 7 });
  });

  test('a service that is killed does not look like one that ended well', async () => {
    expect(await exitOf(start('dies.mjs'))).toBe(128 + 9);
  });
});
