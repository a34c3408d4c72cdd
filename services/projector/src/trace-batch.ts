import type { Batch } from '@visaguard/event-bus';
import { tracedBatch } from '@visaguard/telemetry';

/** Handles a batch as a span in the trace of each event in it. */
export function traceBatch(name: string, { events, lane }: Batch, work: () => Promise<void>): Promise<void> {
  return tracedBatch(
    name,
    {
      kind: 'consumer',
      parents: () => events.map(({ meta }) => meta.traceparent),
      attributes: { 'messaging.operation.type': 'process', 'visaguard.lane': lane },
    },
    work,
  );
}
