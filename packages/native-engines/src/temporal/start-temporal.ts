import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type EngineProcess, startEngine } from '../engine-process.ts';
import { freePort, isListening } from '../free-port.ts';
import { installTemporal } from './install-temporal.ts';

export type TemporalOptions = {
  /** Holds the server's own database; made where it is missing. */
  readonly dataDirectory: string;
  /** Default: a free one. */
  readonly port?: number;
  readonly say?: (line: string) => void;
};

export type TemporalServer = EngineProcess & { readonly address: string; readonly namespace: string };

const namespace = 'visaguard';

/**
 * Starts a Temporal server on the loopback interface, its state in a file database of its own, and resolves once it
 * serves.
 * @throws MissingTool where it is not built yet and there is no Go to build it.
 */
export async function startTemporal({ dataDirectory, port, say = () => {} }: TemporalOptions): Promise<TemporalServer> {
  const program = await installTemporal(say);
  const frontend = port ?? (await freePort());
  await mkdir(dataDirectory, { recursive: true });
  const place = ['--ip', '127.0.0.1', '--port', String(frontend), '--headless'];
  const state = ['--db-filename', join(dataDirectory, 'temporal.db'), '--namespace', namespace];
  const process = await startEngine({
    name: 'Temporal',
    command: program,
    args: ['server', 'start-dev', ...place, ...state, '--log-level', 'error'],
    cwd: dataDirectory,
    logFile: join(dataDirectory, 'temporal.log'),
    isServing: () => isListening(frontend),
  });
  return { ...process, address: `127.0.0.1:${frontend}`, namespace };
}
