import { type ChildProcess, spawn } from 'node:child_process';
import { startOtlpCollector } from '@visaguard/testkit';
import { expect, onTestFinished, test } from 'vitest';

const door = JSON.stringify(new URL('./index.ts', import.meta.url).href);

/** A process that runs a service which starts and stops by this code. */
function service(start: string, stop = '', environment: Readonly<Record<string, string>> = {}) {
  const script = `
    const { runService } = await import(${door});
    await runService('sample', async ({ log, signal, crash }) => {
      ${start}
      return { checks: [], async stop() { ${stop} } };
    });`;
  const child: ChildProcess = spawn(process.execPath, ['--input-type=module', '-e', script], {
    env: { VISAGUARD_HOST: '127.0.0.1', ...environment },
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

const telemetry = JSON.stringify(import.meta.resolve('@visaguard/telemetry'));
const tracedStart = `
  const { traced } = await import(${telemetry});
  console.log('worked', await traced('work', {}, async () => 42));`;

test('a service sends its spans to the collector that is named, the last of them before it ends', async () => {
  const collector = await startOtlpCollector();
  onTestFinished(() => collector.close());
  const { child, ended, untilSaid } = service(tracedStart, '', { OTEL_EXPORTER_OTLP_ENDPOINT: collector.url });
  await untilSaid('serving');
  child.kill('SIGTERM');
  expect(await ended).toBe(0);
  expect(collector.spans()).toMatchObject([{ service: 'sample', name: 'work' }]);
});

test.each(['is not there', 'never answers'])(
  'a collector that %s neither fails a service nor keeps it from ending',
  async (how) => {
    const collector = await startOtlpCollector();
    onTestFinished(() => collector.close());
    if (how === 'is not there') await collector.close();
    else collector.turn('hanging');
    const { child, ended, untilSaid } = service(tracedStart, '', { OTEL_EXPORTER_OTLP_ENDPOINT: collector.url });
    await untilSaid('worked 42');
    await untilSaid('serving');
    const askedAt = performance.now();
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
    expect(performance.now() - askedAt).toBeLessThan(6_000);
  },
);

test('a service whose collector is named wrongly does not start, and says which variable', async () => {
  const { said, ended } = service('', '', { OTEL_EXPORTER_OTLP_ENDPOINT: 'nowhere' });
  expect(await ended).toBe(1);
  expect(said()).toContain('OTEL_EXPORTER_OTLP_ENDPOINT');
});
