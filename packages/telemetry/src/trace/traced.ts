import { type Context, context, isSpanContextValid, type Span, SpanStatusCode, trace } from '@opentelemetry/api';
import { allowedAttributes, type SpanAttributes, spanName } from './attributes.ts';
import { formatTraceparent, readTraceparent } from './traceparent.ts';

export type SpanOptions = {
  /**
   * A traceparent that was handed on (a header, an event's envelope): the span belongs to that trace. Null, or text that
   * is no traceparent, begins a trace. Left out: the span that is under way.
   */
  readonly parent?: string | null;
  readonly attributes?: SpanAttributes;
};

/** Adds to the span what is known only later, for example the status of the reply. */
export type Annotate = (attributes: SpanAttributes) => void;

/**
 * Runs `work` as a span named after what is done (`POST /v1/screenings`, `apply screenings`), never after whom it is
 * done to. What `work` throws is thrown on; the span says that it failed and no more.
 * Before `startTelemetry` it only runs `work`.
 */
export async function traced<T>(
  name: string,
  options: SpanOptions,
  work: (annotate: Annotate) => Promise<T>,
): Promise<T> {
  const parent = parentContext(options.parent);
  const span = trace.getTracer('visaguard').startSpan(spanName(name), {}, parent);
  const annotate = annotator(span);
  if (options.attributes) annotate(options.attributes);
  try {
    return await context.with(trace.setSpan(parent, span), work, undefined, annotate);
  } catch (error) {
    // No message: it may hold values. The log has the error, under the same trace id.
    span.setStatus({ code: SpanStatusCode.ERROR });
    throw error;
  } finally {
    span.end();
  }
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

function annotator(span: Span): Annotate {
  return span.isRecording()
    ? (attributes) => {
        span.setAttributes(allowedAttributes(attributes));
      }
    : () => undefined;
}
