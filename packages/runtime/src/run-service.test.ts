import { type ChildProcess, spawn } from 'node:child_process';
import { expect, onTestFinished, test } from 'vitest';

const door = JSON.stringify(new URL('./index.ts', import.meta.url).href);

/** A process that runs a service which starts and stops by this code. */
function service(start: string, stop = '') {
  const script = `
    const { runService } = await import(${door});
    await runService('sample', async ({ log, signal, crash }) => {
      ${start}
      return { checks: [], async stop() { ${stop} } };
    });`;
  const child: ChildProcess = spawn(process.execPath, ['--input-type=module', '-e', script], {
    env: { VISAGUARD_HOST: '127.0.0.1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  let said = '';
  for (const output of [child.stdout, child.stderr]) {
    output?.on('data', (text) => {
      said += text;
    });
  }
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const untilSaid = (words: string) => expect.poll(() => said, { timeout: 15_000 }).toContain(words);
  return { child, said: () => said, ended, untilSaid };
}

test('a service that is asked to end lets go of everything, once, and ends without failure', async () => {
  const { child, said, ended, untilSaid } = service('', `console.log('let go');`);
  await untilSaid('serving');
  child.kill('SIGTERM');
  child.kill('SIGINT');
  expect(await ended).toBe(0);
  expect(said().split('let go')).toHaveLength(2);
});

test('one that is asked to end while it starts ends in order once it has started', async () => {
  const { child, said, ended, untilSaid } = service(
    `console.log('starting');
    setInterval(() => {}, 1_000);
    await new Promise((resolve) => signal.addEventListener('abort', resolve));`,
    `console.log('let go');`,
  );
  await untilSaid('starting');
  child.kill('SIGTERM');
  expect(await ended).toBe(0);
  expect(said()).toContain('let go');
});

test('one that hangs in its start ends all the same, and says so', async () => {
  const { child, said, ended, untilSaid } = service(`
    console.log('starting');
    const later = globalThis.setTimeout;
    globalThis.setTimeout = (work) => later(work, 0);
    setInterval(() => {}, 1_000);
    await new Promise(() => {});`);
  await untilSaid('starting');
  child.kill('SIGTERM');
  expect(await ended).toBe(1);
  expect(said()).toContain('did not end in time');
});

test('an error that nobody caught is logged without what it says of a person, and ends the service in order', async () => {
  const { said, ended } = service(
    `setImmediate(() => { Promise.reject(Object.assign(new Error('broken'), { detail: 'mara.sample' })); });`,
    `console.log('let go');`,
  );
  expect(await ended).toBe(1);
  expect(said()).toContain('the service cannot go on');
  expect(said()).toContain('let go');
  expect(said()).not.toContain('mara.sample');
});
