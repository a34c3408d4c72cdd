import { type Context, context, isSpanContextValid, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import { allowedAttributes, type SpanAttributes, spanName } from './attributes.ts';
import { formatTraceparent, readTraceparent } from './traceparent.ts';
import { currentTracer } from './tracer.ts';

/** Which side of a call or a message a span is; work within a process is neither. */
export const spanKinds = {
  server: SpanKind.SERVER,
  producer: SpanKind.PRODUCER,
  consumer: SpanKind.CONSUMER,
  internal: SpanKind.INTERNAL,
} as const;

export type SpanKindName = keyof typeof spanKinds;

export type SpanOptions = {
  /**
   * A traceparent that was handed on (a header, an event's envelope): the span belongs to that trace. Null, or text that
   * is no traceparent, begins a trace. Left out: the span that is under way.
   */
  readonly parent?: string | null;
  /** `internal` unless told. */
  readonly kind?: SpanKindName;
  readonly attributes?: SpanAttributes;
};

/**
 * Runs `work` as a span named after what is done (`createScreening`, `apply read models`), never after whom it is done
 * to. What `work` throws is thrown on; the span says that it failed and no more.
 * Where telemetry was not started or nobody collects, it only runs `work`.
 */
export async function traced<T>(name: string, options: SpanOptions, work: () => Promise<T>): Promise<T> {
  const tracer = currentTracer();
  if (!tracer) return work();
  const parent = parentContext(options.parent);
  const kind = spanKinds[options.kind ?? 'internal'];
  const attributes = allowedAttributes(options.attributes ?? {});
  const span = tracer.startSpan(spanName(name), { kind, attributes }, parent);
  try {
    return await context.with(trace.setSpan(parent, span), work);
  } catch (error) {
    // No message: it may hold values. The log has the error, under the same trace id.
    span.setStatus({ code: SpanStatusCode.ERROR });
    throw error;
  } finally {
    span.end();
  }
}

/** Adds to the span that is under way what is known only later, for example the status of the reply. */
export function annotate(attributes: SpanAttributes): void {
  trace.getActiveSpan()?.setAttributes(allowedAttributes(attributes));
}

/** The span under way failed, although nothing is thrown. */
export function markFailed(): void {
  trace.getActiveSpan()?.setStatus({ code: SpanStatusCode.ERROR });
}

/** The traceparent to hand on with what leaves this process or is stored; null outside of any span. */
export function currentTraceparent(): string | null {
  const span = trace.getActiveSpan()?.spanContext();
  return span && isSpanContextValid(span) ? formatTraceparent(span) : null;
}

/** 32 hexadecimal digits; null outside of any span. */
export function currentTraceId(): string | null {
  const span = trace.getActiveSpan()?.spanContext();
  return span && isSpanContextValid(span) ? span.traceId : null;
}

function parentContext(parent: string | null | undefined): Context {
  const active = context.active();
  if (parent === undefined) return active;
  const remote = parent === null ? null : readTraceparent(parent);
  return remote ? trace.setSpanContext(active, remote) : trace.deleteSpan(active);
}
