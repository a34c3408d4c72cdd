import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startTemporal } from '@visaguard/native-engines';
import { bundleProcesses, type TemporalPlace } from '../temporal.ts';

export type TemporalUnderTest = TemporalPlace & { readonly codePath: string; stop(): Promise<void> };

/** A Temporal server of its own and the bundle of the test processes, made once. */
export async function startTemporalUnderTest(): Promise<TemporalUnderTest> {
  const dataDirectory = await mkdtemp(join(tmpdir(), 'visaguard-temporal-'));
  const entry = fileURLToPath(new URL('./test-workflows.ts', import.meta.url));
  const [server, { code }] = await Promise.all([
    startTemporal({ dataDirectory, say: (line) => process.stderr.write(`${line}\n`) }),
    bundleProcesses(entry),
  ]);
  const codePath = join(dataDirectory, 'bundle.js');
  await writeFile(codePath, code);
  return {
    address: server.address,
    namespace: server.namespace,
    taskQueue: 'test',
    codePath,
    async stop() {
      await server.kill();
      await rm(dataDirectory, { recursive: true, force: true });
    },
  };
}
