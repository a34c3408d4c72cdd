import { Client, Connection } from '@temporalio/client';
import protobuf from '@temporalio/proto';
import { Worker, type WorkflowBundleWithSourceMap } from '@temporalio/worker';
import { createDataConverter } from './data-converter.ts';
import type { CodecKeys } from './payload-codec.ts';
import { installRuntime } from './runtime.ts';
import type { TemporalPlace } from './worker.ts';

// Not the SDK's own JSON form: that asks for one copy of protobufjs for all its packages, which npm does not promise.
const { History: wire } = protobuf.temporal.api.history.v1;

/** What recorded histories are sealed with. They hold made-up processes: nothing is secret in them. */
export const historyKeys: CodecKeys = { current: 'recorded', keys: { recorded: new Uint8Array(32).fill(7) } };

/** The history of the latest run under this id, as JSON; it does not say on which machine it was recorded. */
export async function recordedHistory({ address, namespace }: TemporalPlace, id: string): Promise<string> {
  const connection = await Connection.connect({ address });
  try {
    const { workflow } = new Client({ connection, namespace });
    const history = wire.fromObject(await workflow.getHandle(id).fetchHistory());
    const json = wire.toObject(history, { bytes: String, longs: String, enums: String });
    return `${JSON.stringify(json, withoutMachine, 1)}\n`;
  } finally {
    await connection.close();
  }
}

/** Workers and their queues are named after process and host. */
function withoutMachine(_: string, value: unknown): unknown {
  return typeof value === 'string' ? value.replace(/^\d+@.*/, 'recorder') : value;
}

export type Replayed = { readonly name: string; readonly error: string | null };

/** Whether today's process code still does what it did then, step by step. Needs no server. */
export async function replayHistories(
  bundle: WorkflowBundleWithSourceMap,
  histories: Readonly<Record<string, object>>,
): Promise<Replayed[]> {
  installRuntime();
  const options = { workflowBundle: bundle, dataConverter: createDataConverter(historyKeys) };
  const all = Object.entries(histories).map(([workflowId, history]) => ({
    workflowId,
    history: wire.fromObject(history),
  }));
  const replayed: Replayed[] = [];
  for await (const { workflowId, error } of Worker.runReplayHistories(options, all)) {
    replayed.push({ name: workflowId, error: error?.message ?? null });
  }
  return replayed;
}
