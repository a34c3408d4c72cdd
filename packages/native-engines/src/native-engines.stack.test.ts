import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { EngineProcess } from './engine-process.ts';
import { isListening } from './free-port.ts';
import { startKafka } from './kafka/start-kafka.ts';
import { startTemporal } from './temporal/start-temporal.ts';

const engines = [
  { name: 'Kafka', start: startKafka, tool: 'java' },
  { name: 'Temporal', start: startTemporal, tool: 'go' },
] as const;

let dataDirectory: string;
const running: EngineProcess[] = [];
beforeEach(async () => {
  dataDirectory = await mkdtemp(join(tmpdir(), 'visaguard-engine-'));
});
afterEach(async () => {
  vi.unstubAllEnvs();
  for (const engine of running.splice(0)) await engine.kill();
  await rm(dataDirectory, { recursive: true, force: true });
});

// The first run on a machine gets the engines, which takes minutes.
const gettingMs = 15 * 60_000;

describe.each(engines)('$name', ({ start, tool }) => {
  test(
    'serves, and serves again on the same folder after it was killed',
    async () => {
      const first = await start({ dataDirectory, say: (line) => process.stderr.write(`${line}\n`) });
      running.push(first);
      const port = Number(first.address.split(':')[1]);
      expect(await isListening(port)).toBe(true);
      await first.kill();
      expect(await isListening(port)).toBe(false);
      const second = await start({ dataDirectory, port });
      running.push(second);
      expect(second.address).toBe(first.address);
      await second.stop();
      expect(await isListening(port)).toBe(false);
    },
    gettingMs,
  );

  test('that a killed process left running is ended by the next start on its folder', async () => {
    const script = `
      const { ${start.name} } = await import(${JSON.stringify(new URL('./index.ts', import.meta.url).href)});
      const engine = await ${start.name}({ dataDirectory: ${JSON.stringify(dataDirectory)} });
      console.log(engine.address.split(':')[1]);
      setInterval(() => {}, 1000);`;
    const starter = spawn(process.execPath, ['--input-type=module', '-e', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const left = await new Promise<number>((resolve) => {
      starter.stdout.once('data', (text) => resolve(Number(text)));
    });
    starter.kill('SIGKILL');
    expect(await isListening(left)).toBe(true);
    running.push(await start({ dataDirectory }));
    expect(await isListening(left)).toBe(false);
  });

  test(`says by name that ${tool} is missing, and what to install`, async () => {
    vi.stubEnv('PATH', dataDirectory);
    vi.stubEnv('VISAGUARD_ENGINES', join(dataDirectory, 'engines'));
    await expect(start({ dataDirectory })).rejects.toThrow(`needs ${tool}, which is not on this machine: install `);
  });
});
