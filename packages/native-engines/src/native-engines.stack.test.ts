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

  test(`says by name that ${tool} is missing, and what to install`, async () => {
    vi.stubEnv('PATH', dataDirectory);
    vi.stubEnv('VISAGUARD_ENGINES', join(dataDirectory, 'engines'));
    await expect(start({ dataDirectory })).rejects.toThrow(`needs ${tool}, which is not on this machine: install `);
  });
});
