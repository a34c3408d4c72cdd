import { type InjectedSinks, NativeConnection, Worker, type WorkflowBundleOption } from '@temporalio/worker';
import { createRunningWork, type RunningWork } from '../in-process/running-work.ts';
import type { ProcessFailureReport } from '../port.ts';
import { type ProcessTracing, untraced } from '../tracing.ts';
import { createDataConverter } from './data-converter.ts';
import { type HostedProcess, hostedActivities } from './hosted-activities.ts';
import type { CodecKeys } from './payload-codec.ts';
import type { ProcessSinks } from './process-sinks.ts';
import { installRuntime } from './runtime.ts';
import { tracedAttempts } from './traced-calls.ts';

/** Where processes run. All of them and all their workers share one task queue. */
export type TemporalPlace = { readonly address: string; readonly namespace: string; readonly taskQueue: string };

export type TemporalWorkerParts = TemporalPlace & {
  readonly keys: CodecKeys;
  /** See `bundleProcesses`. */
  readonly bundle: WorkflowBundleOption;
  readonly processes: readonly HostedProcess[];
  /** How many activities run at a time in this worker, over all processes. */
  readonly concurrency: number;
  /** Called for each process that ended here by an error it did not handle. Cancellation is not a failure. */
  readonly onFailure: (report: ProcessFailureReport) => void;
  readonly tracing?: ProcessTracing;
};

export type TemporalWorker = {
  /** Takes up nothing more, waits for activities under way, then aborts their signals. Safe to call twice. */
  drain(timeoutMs: number): Promise<void>;
  /** Resolves once drained; rejects where the worker cannot go on, and then its process had better end. */
  readonly ended: Promise<void>;
};

// The limit is the caller's of `drain`; Temporal's own must not come before it.
const graceMs = 3_600_000;
/**
 * Processes that are kept in memory between two steps. Most wait for people for days, and one that is not kept is played
 * again from its history in some milliseconds. Temporal's own bound grows with the machine: some thousand, about 1 GB.
 */
const keptProcessesMax = 200;
// An activity that has been aborted gets so long to say how it ended.
const farewellMs = 2_000;

/** Carries out processes and their activities. @throws where Temporal cannot be reached. */
export async function createTemporalWorker(parts: TemporalWorkerParts): Promise<TemporalWorker> {
  installRuntime();
  const work = createRunningWork();
  const connection = await NativeConnection.connect({ address: parts.address });
  const worker = await Worker.create({
    connection,
    namespace: parts.namespace,
    taskQueue: parts.taskQueue,
    workflowBundle: parts.bundle,
    activities: hostedActivities(parts.processes, work),
    dataConverter: createDataConverter(parts.keys),
    sinks: sinksOf(parts.onFailure),
    interceptors: tracedAttempts(parts.tracing ?? untraced),
    maxConcurrentActivityTaskExecutions: parts.concurrency,
    maxCachedWorkflows: keptProcessesMax,
    shutdownGraceTime: graceMs,
    // Bounds how late an activity hears of its cancellation.
    maxHeartbeatThrottleInterval: 2_000,
  }).catch(async (error: unknown) => {
    await connection.close();
    throw error;
  });
  const ended = worker.run().finally(() => connection.close());
  // Whoever wants to know listens to `ended` as well; until then it must not end the whole process.
  ended.catch(() => {});
  let drained: Promise<void> | undefined;
  return {
    ended,
    drain(timeoutMs) {
      drained ??= drain(worker, work, { timeoutMs, ended });
      return drained;
    },
  };
}

type Drain = { readonly timeoutMs: number; readonly ended: Promise<void> };

async function drain(worker: Worker, work: RunningWork, { timeoutMs, ended }: Drain): Promise<void> {
  if (worker.getState() === 'RUNNING') worker.shutdown();
  await within(timeoutMs, work.none());
  work.abortAll('shutting down');
  await within(farewellMs, ended);
}

async function within(limitMs: number, promise: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, limitMs);
  });
  await Promise.race([promise, limit]).finally(() => clearTimeout(timer));
}

function sinksOf(onFailure: TemporalWorkerParts['onFailure']): InjectedSinks<ProcessSinks> {
  return {
    processes: {
      failed: {
        fn: (_, { id, process, name, message }) =>
          onFailure({ id, process, error: Object.assign(new Error(message), { name }) }),
      },
    },
  };
}
