import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { Readable, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import type { EngineLog } from './engine-log.ts';
import type { EngineOrders, EngineRefusalCode, EngineReply } from './engine-messages.ts';

const entry = fileURLToPath(new URL('./engine/main.ts', import.meta.url));
const startLimitMs = 30_000;
const stopLimitMs = 4_000;

export type EngineProcess = {
  readonly processId: number;
  readonly port: number;
  /** Resolves when the process has ended, with how it ended, for the log. */
  readonly ended: Promise<string>;
  /** Asks it to end, and after 4 s makes it. */
  stop(): Promise<void>;
};

export type EngineSurroundings = {
  readonly log: EngineLog;
  /** Aborted, it ends the process even while that is starting. */
  readonly stopping: AbortSignal;
};

/** Starts one engine process and waits until it serves. @throws `EmbeddedClickHouseRefused`, one clear sentence. */
export async function startEngineProcess(
  orders: EngineOrders,
  { log, stopping }: EngineSurroundings,
): Promise<EngineProcess> {
  // An empty environment: the engine needs none of our settings, and secrets among them are none of its business.
  const child = spawn(process.execPath, ['--max-old-space-size=256', entry], {
    stdio: ['pipe', 'ignore', 'pipe', 'pipe'],
    env: { TZ: 'UTC' },
  });
  const ended = endOf(child);
  const [stdin, , stderr, replies] = child.stdio;
  if (!(stdin instanceof Writable && stderr instanceof Readable && replies instanceof Readable)) {
    throw new Error('the pipes to the engine process are missing');
  }
  // Writing to a child that died early breaks the pipe; `ended` tells why it died, so that error is no news.
  stdin.on('error', () => {});
  createInterface({ input: stderr }).on('line', (line) => log.warn({ line }, 'clickhouse engine'));
  stdin.write(`${JSON.stringify(orders)}\n`);
  const closePipe = () => stdin.end();
  stopping.addEventListener('abort', closePipe);
  void ended.then(() => stopping.removeEventListener('abort', closePipe));
  const reply = await firstReply(replies, ended);
  if (reply.kind === 'refused') {
    child.kill('SIGKILL');
    throw refused(reply.code, reply.detail);
  }
  return {
    processId: child.pid ?? 0,
    port: reply.port,
    ended,
    async stop() {
      stdin.end();
      const force = setTimeout(() => child.kill('SIGKILL'), stopLimitMs);
      await ended;
      clearTimeout(force);
    },
  };
}

function endOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('exit', (code, signal) => resolve(signal ?? `exit code ${code}`));
  });
}

function firstReply(replies: Readable, ended: Promise<string>): Promise<EngineReply> {
  return new Promise((resolve) => {
    const fail = (detail: string) => resolve({ kind: 'refused', code: 'engine_failed', detail });
    const limit = setTimeout(
      () => fail(`The ClickHouse engine did not start within ${startLimitMs} ms.`),
      startLimitMs,
    );
    createInterface({ input: replies }).once('line', (line) => {
      clearTimeout(limit);
      resolve(JSON.parse(line) as EngineReply);
    });
    void ended.then((how) => {
      clearTimeout(limit);
      fail(`The ClickHouse engine ended before it served: ${how}.`);
    });
  });
}

function refused(code: EngineRefusalCode, detail: string): Error {
  return Object.assign(new Error(detail), { name: 'EmbeddedClickHouseRefused', code });
}
