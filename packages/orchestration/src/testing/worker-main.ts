import type { ActivityContext } from '../port.ts';
import { createTemporalWorker, hostProcess } from '../temporal.ts';
import * as testProcesses from './test-processes.ts';
import {
  type FromWorker,
  receivedError,
  sentError,
  type ToWorker,
  testKeys,
  type WorkerSetting,
} from './worker-messages.ts';

// A worker in a process of its own, so that it can be killed. Its activities are carried out by whoever started it.

const { codePath, ...place } = JSON.parse(process.argv[2] ?? '{}') as WorkerSetting;
const tell = (message: FromWorker) => void process.send?.(message);
const waiting = new Map<number, PromiseWithResolvers<unknown>>();
let calls = 0;

function ask(activity: string, input: unknown, { signal }: ActivityContext): Promise<unknown> {
  const call = ++calls;
  const answer = Promise.withResolvers<unknown>();
  waiting.set(call, answer);
  signal.addEventListener('abort', () => tell({ kind: 'aborted', call }));
  tell({ kind: 'call', call, activity, input });
  return answer.promise.finally(() => waiting.delete(call));
}

const activities = {
  record: (key: string, context: ActivityContext) => ask('record', key, context) as Promise<string>,
  echo: (value: unknown, context: ActivityContext) => ask('echo', value, context),
};

const worker = await createTemporalWorker({
  ...place,
  keys: testKeys,
  bundle: { codePath },
  processes: Object.values(testProcesses).map(({ name }) => hostProcess({ name, run: async () => {} }, activities)),
  concurrency: 16,
  onFailure: ({ id, process: name, error }) => tell({ kind: 'failed', id, process: name, error: sentError(error) }),
});

process.on('message', (message: ToWorker) => {
  if (message.kind === 'answer') waiting.get(message.call)?.resolve(message.output);
  if (message.kind === 'fault') waiting.get(message.call)?.reject(receivedError(message.error));
  if (message.kind === 'drain') void worker.drain(message.timeoutMs).then(() => process.exit(0));
});
tell({ kind: 'ready' });
