import { type ChildProcess, spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { pause } from '@visaguard/kernel';

export type SupervisedService = {
  readonly name: string;
  readonly healthPort: number;
  processId(): number | null;
  /** How often it was started again. */
  restarts(): number;
  stop(): Promise<void>;
};

export type ServiceStart = {
  readonly name: string;
  /** A file that Node runs. */
  readonly main: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly healthPort: number;
  readonly logFile: string;
};

const restartPauseMs = 1_000;
const politeMs = 15_000;

/** Runs a service as a process of its own and starts it again when it ends by itself. */
export function superviseService({ name, main, environment, healthPort, logFile }: ServiceStart): SupervisedService {
  const stopping = new AbortController();
  const log = createWriteStream(logFile, { flags: 'a' });
  let child: ChildProcess | null = null;
  let restarts = -1;
  const run = async () => {
    while (!stopping.signal.aborted) {
      restarts += 1;
      child = spawn(process.execPath, [main], {
        env: { ...environment, PATH: '' },
        // The channel closes when this process dies, however: then the service ends as well.
        stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
        // Away from the terminal's group: Ctrl-C would end all at once, and those whose turn to stop has not come would
        // be started again.
        detached: true,
      });
      child.stdout?.pipe(log, { end: false });
      child.stderr?.pipe(log, { end: false });
      await new Promise<void>((resolve) => {
        child?.once('close', () => resolve());
        child?.once('error', () => resolve());
      });
      child = null;
      await pause(restartPauseMs, stopping.signal);
    }
  };
  const running = run();
  return {
    name,
    healthPort,
    processId: () => child?.pid ?? null,
    restarts: () => restarts,
    async stop() {
      stopping.abort();
      child?.kill('SIGTERM');
      const late = setTimeout(() => child?.kill('SIGKILL'), politeMs);
      await running;
      clearTimeout(late);
      log.end();
    },
  };
}

/** What `/readyz` of a service says now. */
export async function readinessOf({ healthPort }: Pick<SupervisedService, 'healthPort'>): Promise<string> {
  try {
    const reply = await fetch(`http://127.0.0.1:${healthPort}/readyz`, { signal: AbortSignal.timeout(3_000) });
    const { status } = (await reply.json()) as { status: string };
    return status;
  } catch {
    return 'starting';
  }
}
