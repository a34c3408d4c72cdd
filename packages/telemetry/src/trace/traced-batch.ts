import { context, ROOT_CONTEXT, type Span, type SpanContext, SpanStatusCode, trace } from '@opentelemetry/api';
import { allowedAttributes, type SpanAttributes, spanName } from './attributes.ts';
import { type SpanKindName, spanKinds } from './traced.ts';
import { readTraceparent } from './traceparent.ts';
import { currentTracer } from './tracer.ts';

export type BatchOptions = {
  /** The traceparent that each message carries, if it does. Not asked where no span is made. */
  readonly parents: () => readonly (string | undefined)[];
  readonly kind: SpanKindName;
  readonly attributes?: SpanAttributes;
};

/**
 * Runs `work`, which handles a batch of messages at once, as a span in each trace that has messages in the batch: so
 * every trace shows it, whatever else was in the batch. The span hangs below the first of the trace's messages, is
 * linked with its others and counts them. What `work` throws is thrown on, and all these spans have failed.
 */
export async function tracedBatch<T>(name: string, options: BatchOptions, work: () => Promise<T>): Promise<T> {
  const spans = currentTracer() ? startSpans(name, options) : [];
  const [only, ...others] = spans;
  if (only === undefined) return work();
  try {
    return await (others.length === 0 ? context.with(trace.setSpan(ROOT_CONTEXT, only), work) : work());
  } catch (error) {
    for (const span of spans) span.setStatus({ code: SpanStatusCode.ERROR });
    throw error;
  } finally {
    for (const span of spans) span.end();
  }
}

function startSpans(name: string, { parents, kind, attributes = {} }: BatchOptions): Span[] {
  const traces = new Map<string, SpanContext[]>();
  for (const parent of parents()) {
    const carried = parent === undefined ? null : readTraceparent(parent);
    if (!carried) continue;
    const messages = traces.get(carried.traceId);
    if (messages) messages.push(carried);
    else traces.set(carried.traceId, [carried]);
  }
  return [...traces.values()].flatMap((messages) => {
    const [first, ...others] = messages;
    if (first === undefined) return [];
    const counted = { ...attributes, 'messaging.batch.message_count': messages.length };
    const links = others.map((message) => ({ context: message }));
    const span = { kind: spanKinds[kind], attributes: allowedAttributes(counted), links };
    return currentTracer()?.startSpan(spanName(name), span, trace.setSpanContext(ROOT_CONTEXT, first)) ?? [];
  });
}
