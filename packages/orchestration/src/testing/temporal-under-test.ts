import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startTemporal } from '@visaguard/native-engines';
import { bundleProcesses, type TemporalPlace } from '../temporal.ts';

export type TemporalUnderTest = TemporalPlace & {
  readonly codePath: string;
  /** Kills the server, and starts it again on what it had stored. */
  crash(): Promise<void>;
  stop(): Promise<void>;
};

/** A Temporal server of its own and the bundle of the test processes, made once. */
export async function startTemporalUnderTest(): Promise<TemporalUnderTest> {
  const dataDirectory = await mkdtemp(join(tmpdir(), 'visaguard-temporal-'));
  const entry = fileURLToPath(new URL('./test-workflows.ts', import.meta.url));
  const say = (line: string) => process.stderr.write(`${line}\n`);
  const [first, { code }] = await Promise.all([startTemporal({ dataDirectory, say }), bundleProcesses(entry)]);
  const codePath = join(dataDirectory, 'bundle.js');
  await writeFile(codePath, code);
  let server = first;
  return {
    address: first.address,
    namespace: first.namespace,
    taskQueue: 'test',
    codePath,
    async crash() {
      await server.kill();
      server = await startTemporal({ dataDirectory, port: Number(first.address.split(':')[1]), say });
    },
    async stop() {
      await server.kill();
      await rm(dataDirectory, { recursive: true, force: true });
    },
  };
}
