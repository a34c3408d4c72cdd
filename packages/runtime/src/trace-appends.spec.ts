import type { AppendRequest, EventStore } from '@visaguard/event-store';
import { deriveId, type TenantScope } from '@visaguard/kernel';
import { createLog, type FinishedSpan, startTelemetry, type Telemetry, traced } from '@visaguard/telemetry';
import { afterEach, expect, test } from 'vitest';
import { traceAppends } from './trace-appends.ts';

const scope: TenantScope = { tenantId: deriveId('tenant', ['sample']), mode: 'test' };
const meta = { actor: { kind: 'process', id: 'screening' }, at: '2026-11-01T09:00:00.000Z' } as const;
const event = { eventId: deriveId('event', ['1']), type: 'unit.created', schemaVersion: 1, data: {}, meta };
const stream = { streamId: 'unit-1', category: 'unit', expected: 'no_stream', events: [event, event] } as const;
const request: AppendRequest = {
  scope,
  commandId: 'one',
  bodyHash: '',
  reply: null,
  streams: [{ ...stream, events: [...stream.events] }],
};

let telemetry: Telemetry | undefined;
afterEach(() => telemetry?.close());

/** A store that keeps what it is asked to append. */
function recording() {
  const asked: AppendRequest[] = [];
  const events: EventStore = {
    async append(given) {
      asked.push(given);
      return { kind: 'command_reused' };
    },
    load: () => Promise.reject(new Error('not asked')),
    findCommand: () => Promise.reject(new Error('not asked')),
  };
  return { asked, store: traceAppends(events) };
}

test('events carry the traceparent of the span that appended them, below the span that is under way', async () => {
  const spans: FinishedSpan[] = [];
  const log = createLog({ service: 'api', write: () => undefined });
  telemetry = startTelemetry({ service: 'api', log, exportTo: (span) => spans.push(span) });
  const { asked, store } = recording();
  await traced('createUnit', {}, () => store.append(request));
  const [append, command] = spans;
  expect(append).toMatchObject({ name: 'append events', parentSpanId: command?.spanId, traceId: command?.traceId });
  expect(append?.attributes).toEqual({ 'visaguard.count': 2, 'visaguard.outcome': 'command_reused' });
  const traceparent = `00-${append?.traceId}-${append?.spanId}-01`;
  const carrying = { ...event, meta: { ...meta, traceparent } };
  expect(asked).toEqual([{ ...request, streams: [{ ...stream, events: [carrying, carrying] }] }]);
});

test('where nothing is traced the request goes on as it came', async () => {
  const { asked, store } = recording();
  await store.append(request);
  expect(asked[0]).toBe(request);
});
