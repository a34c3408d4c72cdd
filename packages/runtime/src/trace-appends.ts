import type { AppendOutcome, AppendRequest, EventStore, StreamAppend } from '@visaguard/event-store';
import { annotate, currentTraceparent, traced } from '@visaguard/telemetry';

/**
 * An event store whose appends are spans. The events carry the span's traceparent, so whatever follows from them, in any
 * process, belongs to the trace that they were appended in.
 */
export function traceAppends(events: EventStore): EventStore {
  return { ...events, append: (request) => traced('append events', {}, () => appendTraced(events, request)) };
}

async function appendTraced(events: EventStore, request: AppendRequest): Promise<AppendOutcome> {
  const traceparent = currentTraceparent();
  if (traceparent === null) return events.append(request);
  const outcome = await events.append({ ...request, streams: request.streams.map(carrying(traceparent)) });
  const count = request.streams.reduce((sum, stream) => sum + stream.events.length, 0);
  annotate({ 'visaguard.count': count, 'visaguard.outcome': outcome.kind });
  return outcome;
}

function carrying(traceparent: string) {
  return (stream: StreamAppend): StreamAppend => ({
    ...stream,
    events: stream.events.map((event) => ({ ...event, meta: { ...event.meta, traceparent } })),
  });
}
