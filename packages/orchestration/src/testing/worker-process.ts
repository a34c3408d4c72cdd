import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { ProcessFailureReport } from '../port.ts';
import type { World } from './orchestrator-harness.ts';
import { type FromWorker, receivedError, sentError, type ToWorker, type WorkerSetting } from './worker-messages.ts';

const main = fileURLToPath(new URL('./worker-main.ts', import.meta.url));

export type WorkerProcess = {
  readonly isAlive: () => boolean;
  drain(timeoutMs: number): Promise<void>;
  kill(): Promise<void>;
};

export type WorkerProcessParts = {
  readonly setting: WorkerSetting;
  readonly world: () => World;
  readonly onFailure: (report: ProcessFailureReport) => void;
};

/** Starts a worker that can be killed, and carries out its activities here, in the test's world. */
export async function startWorkerProcess({ setting, world, onFailure }: WorkerProcessParts): Promise<WorkerProcess> {
  const child = fork(main, [JSON.stringify(setting)], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const exited = once(child, 'exit');
  const calls = new Map<number, AbortController>();
  const ready = Promise.withResolvers<void>();
  child.on('message', (message: FromWorker) => {
    if (message.kind === 'ready') ready.resolve();
    if (message.kind === 'aborted') calls.get(message.call)?.abort();
    if (message.kind === 'failed') onFailure({ ...message, error: receivedError(message.error) });
    if (message.kind === 'call') void carryOut(child, { ...message, calls, world: world() });
  });
  const ended = exited.then(() => ready.reject(new Error('the worker ended before it was ready')));
  await ready.promise;
  const end = async (how: () => void) => {
    if (child.exitCode === null && child.signalCode === null) how();
    await ended;
  };
  return {
    isAlive: () => child.exitCode === null && child.signalCode === null && child.connected,
    drain: (timeoutMs) => end(() => send(child, { kind: 'drain', timeoutMs })),
    kill: () => end(() => void child.kill('SIGKILL')),
  };
}

type Call = {
  readonly call: number;
  readonly activity: string;
  readonly input: unknown;
  readonly calls: Map<number, AbortController>;
  readonly world: World;
};

async function carryOut(child: ChildProcess, { call, activity, input, calls, world }: Call): Promise<void> {
  const abort = new AbortController();
  calls.set(call, abort);
  try {
    const context = { attempt: 1, signal: abort.signal };
    const { record, echo } = world.activities;
    const output = await (activity === 'record' ? record(String(input), context) : echo(input));
    send(child, { kind: 'answer', call, output });
  } catch (error) {
    send(child, { kind: 'fault', call, error: sentError(error) });
  }
}

// The worker may have been killed in the meantime: what it asked for then reaches nobody.
function send(child: ChildProcess, message: ToWorker): void {
  if (child.connected) child.send(message, () => {});
}
