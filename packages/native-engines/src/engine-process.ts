import { type ChildProcess, spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { endLeftover, forgetProcess, noteProcess } from './leftover.ts';

export type EngineProcess = {
  readonly processId: number;
  /** Resolves when it has ended, however. */
  readonly ended: Promise<void>;
  /** Asks it to end, and ends it where that takes longer than ten seconds. */
  stop(): Promise<void>;
  /** Ends it as a crash would. */
  kill(): Promise<void>;
};

export type EngineStart = {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd: string;
  /** Takes all that the engine prints. */
  readonly logFile: string;
  /** Rejects or resolves to false as long as the engine does not serve. */
  readonly isServing: () => Promise<boolean>;
};

const patienceMs = 60_000;
const politeMs = 10_000;
const pollMs = 50;

/** @throws where the engine ends before it serves, or does not serve within a minute. */
export async function startEngine(start: EngineStart): Promise<EngineProcess> {
  await endLeftover(start.cwd);
  const log = createWriteStream(start.logFile, { flags: 'a' });
  const child = spawn(start.command, [...start.args], {
    cwd: start.cwd,
    stdio: ['ignore', 'pipe', 'pipe'],
    // Away from the terminal's group: Ctrl-C is for whoever started it, who ends the engine when its turn comes.
    detached: true,
  });
  child.stdout?.pipe(log, { end: false });
  child.stderr?.pipe(log, { end: false });
  const ended = new Promise<void>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', () => {
      log.end();
      void forgetProcess(start.cwd).then(resolve, resolve);
    });
  });
  const engine = engineProcess(child, ended);
  try {
    if (child.pid !== undefined) await noteProcess(start.cwd, child.pid);
    await untilServing(start, ended);
    return engine;
  } catch (error) {
    // It may never have been there: the reason thrown on is why it does not serve.
    await engine.kill().catch(() => undefined);
    throw error;
  }
}

async function untilServing({ name, logFile, isServing }: EngineStart, ended: Promise<void>): Promise<void> {
  let hasEnded = false;
  const end = ended.then(() => {
    hasEnded = true;
  });
  for (let waitedMs = 0; waitedMs < patienceMs; waitedMs += pollMs) {
    if (await isServing().catch(() => false)) return;
    await Promise.race([end, delay(pollMs)]);
    if (hasEnded) throw new Error(`${name} ended before it served; what it said is in ${logFile}`);
  }
  throw new Error(`${name} does not serve after ${patienceMs / 1_000} s; what it said is in ${logFile}`);
}

function engineProcess(child: ChildProcess, ended: Promise<void>): EngineProcess {
  const end = async (name: 'SIGTERM' | 'SIGKILL') => {
    child.kill(name);
    await ended;
  };
  return {
    processId: child.pid ?? 0,
    ended,
    async stop() {
      const late = setTimeout(() => child.kill('SIGKILL'), politeMs);
      try {
        await end('SIGTERM');
      } finally {
        clearTimeout(late);
      }
    },
    kill: () => end('SIGKILL'),
  };
}
