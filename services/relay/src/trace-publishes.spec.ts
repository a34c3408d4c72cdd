import type { OutboxMessage } from '@visaguard/event-store';
import { deriveId } from '@visaguard/kernel';
import { createLog, type FinishedSpan, startTelemetry, type Telemetry } from '@visaguard/telemetry';
import { afterEach, expect, test } from 'vitest';
import { tracePublishes } from './trace-publishes.ts';

const traceId = '0af7651916cd43dd8448eb211c80319c';
const traceparent = `00-${traceId}-b7ad6b7169203331-01`;

let telemetry: Telemetry | undefined;
afterEach(() => telemetry?.close());

function message(meta: { traceparent?: string }): OutboxMessage {
  return {
    scope: { tenantId: deriveId('tenant', ['sample']), mode: 'test' },
    eventId: deriveId('event', ['1']),
    category: 'lamp',
    key: 'tenant:lamp-1',
    streamId: 'lamp-1',
    version: 1,
    position: '1',
    type: 'lamp.lit',
    payload: {},
    envelope: { meta },
  };
}

test('what is published is a span in the trace of its events, and the messages stay as they are', async () => {
  const spans: FinishedSpan[] = [];
  const log = createLog({ service: 'relay', write: () => undefined });
  telemetry = startTelemetry({ service: 'relay', log, exportTo: (span) => spans.push(span) });
  const sent: (readonly OutboxMessage[])[] = [];
  const publisher = tracePublishes({
    publish: async (messages) => void sent.push(messages),
    close: async () => undefined,
  });
  const messages = [message({ traceparent }), message({}), message({ traceparent })];
  await publisher.publish(messages);
  expect(sent[0]).toBe(messages);
  expect(spans).toMatchObject([{ name: 'publish events', traceId, parentSpanId: 'b7ad6b7169203331' }]);
  expect(spans[0]?.attributes).toEqual({ 'messaging.operation.type': 'send', 'messaging.batch.message_count': 2 });
});
