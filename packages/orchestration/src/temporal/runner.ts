import {
  Client,
  Connection,
  WorkflowExecutionAlreadyStartedError,
  WorkflowIdConflictPolicy,
  WorkflowIdReusePolicy,
  WorkflowNotFoundError,
} from '@temporalio/client';
import type { ActivitySet, ProcessDefinition, ProcessRunner, ProcessStart } from '../port.ts';
import { type ProcessTracing, untraced } from '../tracing.ts';
import { createDataConverter } from './data-converter.ts';
import type { CodecKeys } from './payload-codec.ts';
import { processState } from './process-state.ts';
import { ownSignals } from './signal-names.ts';
import { tracedStarts } from './traced-calls.ts';
import type { TemporalPlace, TemporalWorker } from './worker.ts';

export type TemporalRunnerParts = TemporalPlace & {
  readonly keys: CodecKeys;
  /** The worker beside this runner, drained with it. Where there is none, others carry out what is started here. */
  readonly worker?: Pick<TemporalWorker, 'drain'>;
  readonly tracing?: ProcessTracing;
};

/**
 * Starts processes on Temporal and speaks to them. The activities of a start are not looked at: the workers have them.
 * @throws where Temporal cannot be reached.
 */
export async function createTemporalRunner({ worker, ...parts }: TemporalRunnerParts): Promise<ProcessRunner> {
  const connection = await Connection.connect({ address: parts.address });
  const { namespace, taskQueue, keys, tracing = untraced } = parts;
  const dataConverter = createDataConverter(keys);
  const { workflow } = new Client({ connection, namespace, dataConverter, interceptors: tracedStarts(tracing) });
  let drained: Promise<void> | undefined;
  return {
    async start<A extends ActivitySet<A>, Input, Output>(
      process: ProcessDefinition<A, Input, Output>,
      { id, input }: ProcessStart<A, Input>,
    ) {
      if (drained !== undefined) return 'stopping';
      try {
        await workflow.start(process.name, {
          workflowId: id,
          taskQueue,
          args: [input],
          workflowIdReusePolicy: WorkflowIdReusePolicy.ALLOW_DUPLICATE,
          workflowIdConflictPolicy: WorkflowIdConflictPolicy.FAIL,
        });
        return 'started';
      } catch (error) {
        if (error instanceof WorkflowExecutionAlreadyStartedError) return 'already_running';
        throw error;
      }
    },
    signal: async (id, name, payload) =>
      (await isRunning(() => workflow.getHandle(id).signal(name, payload))) ? 'delivered' : 'not_running',
    async cancel(id, reason) {
      const handle = workflow.getHandle(id);
      const told = await isRunning(async () => {
        await handle.signal(ownSignals.cancelReason, reason);
        await handle.cancel();
      });
      return told ? 'requested' : 'not_running';
    },
    state: (id) => processState(workflow, id),
    drain(timeoutMs) {
      drained ??= (async () => {
        await worker?.drain(timeoutMs);
        await connection.close();
      })();
      return drained;
    },
  };
}

async function isRunning(request: () => Promise<unknown>): Promise<boolean> {
  try {
    await request();
    return true;
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return false;
    throw error;
  }
}
