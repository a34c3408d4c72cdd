import type { Publisher } from '@visaguard/event-bus';
import type { OutboxMessage } from '@visaguard/event-store';
import { tracedBatch } from '@visaguard/telemetry';

/** A publisher that sends a batch as a span in the trace of each event in it. What it sends stays as it is. */
export function tracePublishes(publisher: Publisher): Publisher {
  return {
    ...publisher,
    publish: (messages) =>
      tracedBatch(
        'publish events',
        {
          kind: 'producer',
          parents: () => messages.map(traceparentOf),
          attributes: { 'messaging.operation.type': 'send' },
        },
        () => publisher.publish(messages),
      ),
  };
}

function traceparentOf({ envelope }: OutboxMessage): string | undefined {
  return (envelope['meta'] as { readonly traceparent?: string }).traceparent;
}
