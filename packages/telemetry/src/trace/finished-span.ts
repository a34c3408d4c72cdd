import { type HrTime, SpanStatusCode } from '@opentelemetry/api';
import type { ReadableSpan, SpanProcessor } from '@opentelemetry/sdk-trace';

/** A span that has ended, as plain facts: enough to draw a trace. */
export type FinishedSpan = {
  readonly service: string;
  readonly name: string;
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId: string | null;
  /** Ids of other spans that it belongs to as well. */
  readonly linkedSpanIds: readonly string[];
  /** Milliseconds since the Unix epoch. */
  readonly startedAtMs: number;
  readonly durationMs: number;
  readonly failed: boolean;
  readonly attributes: Readonly<Record<string, unknown>>;
};

export type SpanSink = (span: FinishedSpan) => void;

/** Hands each span to `sink` when it ends. */
export function sinkProcessor(sink: SpanSink, service: string): SpanProcessor {
  return {
    onStart: () => undefined,
    onEnd: (span) => sink(finished(span, service)),
    forceFlush: () => Promise.resolve(),
    shutdown: () => Promise.resolve(),
  };
}

function finished(span: ReadableSpan, service: string): FinishedSpan {
  const { traceId, spanId } = span.spanContext();
  return {
    service,
    name: span.name,
    traceId,
    spanId,
    parentSpanId: span.parentSpanContext?.spanId ?? null,
    linkedSpanIds: span.links.map((link) => link.context.spanId),
    startedAtMs: millis(span.startTime),
    durationMs: millis(span.duration),
    failed: span.status.code === SpanStatusCode.ERROR,
    attributes: { ...span.attributes },
  };
}

function millis([seconds, nanos]: HrTime): number {
  return seconds * 1_000 + nanos / 1e6;
}
