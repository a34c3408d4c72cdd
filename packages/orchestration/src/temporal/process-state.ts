import {
  ApplicationFailure,
  type WorkflowClient,
  WorkflowFailedError,
  WorkflowNotFoundError,
} from '@temporalio/client';
import { defaultPayloadConverter } from '@temporalio/common';
import { type StepFailure, stepFailed } from '../failures.ts';
import type { ProcessState } from '../port.ts';
import { errorTypes } from './error-types.ts';
import { ownSignals } from './signal-names.ts';

/** The latest run under this id; undefined where Temporal has none, or none any more. */
export async function processState(client: WorkflowClient, id: string): Promise<ProcessState | undefined> {
  const handle = client.getHandle(id);
  try {
    const { status, runId } = await handle.describe();
    switch (status.name) {
      case 'RUNNING':
      case 'CONTINUED_AS_NEW':
      case 'PAUSED':
        return { status: 'running' };
      case 'COMPLETED':
        return { status: 'completed', output: await handle.result() };
      case 'CANCELLED':
        return { status: 'cancelled', reason: await cancelReason(client, id, runId) };
      default:
        return { status: 'failed', error: await handle.result().then(() => undefined, asOurs) };
    }
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return undefined;
    throw error;
  }
}

function asOurs(error: unknown): unknown {
  if (!(error instanceof WorkflowFailedError)) throw error;
  const { cause } = error;
  if (!(cause instanceof ApplicationFailure)) return cause ?? error;
  if (cause.type === errorTypes.stepFailed) return stepFailed(cause.details?.[0] as StepFailure);
  return Object.assign(new Error(cause.message), { name: cause.type ?? 'Error' });
}

/** From the newest event backwards, since what came before the cancellation may be long. */
async function cancelReason(client: WorkflowClient, workflowId: string, runId: string): Promise<string> {
  const { namespace, loadedDataConverter } = client.options;
  let nextPageToken: Uint8Array | null | undefined;
  do {
    const page = await client.workflowService.getWorkflowExecutionHistoryReverse({
      namespace,
      execution: { workflowId, runId },
      ...(nextPageToken ? { nextPageToken } : {}),
    });
    for (const { workflowExecutionSignaledEventAttributes: signal } of page.history?.events ?? []) {
      const sealed = signal?.input?.payloads?.[0];
      if (signal?.signalName !== ownSignals.cancelReason || !sealed) continue;
      const [payload] = (await loadedDataConverter.payloadCodecs[0]?.decode([sealed])) ?? [];
      if (payload) return defaultPayloadConverter.fromPayload<string>(payload);
    }
    nextPageToken = page.nextPageToken;
  } while (nextPageToken?.length);
  return 'cancelled';
}
