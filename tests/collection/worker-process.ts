import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export type WorkerProcess = {
  /** What it wrote to standard error: what went wrong. */
  readonly complaints: readonly string[];
  /** The most memory that it has held so far, in bytes; 0 once it is gone. */
  memoryBytesMax(): number;
  /** As by kill -9. */
  kill(): Promise<void>;
};

/** The worker on this store and this service, as a process. */
export async function startWorkerProcess(environment: Readonly<Record<string, string>>): Promise<WorkerProcess> {
  const complaints: string[] = [];
  const child: ChildProcess = fork(fileURLToPath(new URL('worker-main.ts', import.meta.url)), {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    execArgv: [],
  });
  child.stderr?.setEncoding('utf8').on('data', (text: string) => complaints.push(...text.split('\n').filter(Boolean)));
  const ended = once(child, 'exit').then(() => {
    throw new Error(`the worker ended before it was ready: ${complaints.join('\n')}`);
  });
  await Promise.race([once(child, 'message'), ended]);
  ended.catch(() => undefined);
  return {
    complaints,
    memoryBytesMax: () => residentMax(child.pid),
    async kill() {
      const gone = once(child, 'exit');
      child.kill('SIGKILL');
      await gone;
    },
  };
}

/** Of Linux; elsewhere it is not known. */
function residentMax(pid: number | undefined): number {
  try {
    const [, kilobytes = '0'] = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return Number(kilobytes) * 1024;
  } catch {
    return 0;
  }
}
