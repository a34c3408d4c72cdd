import { context, trace } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import {
  AlwaysOffSampler,
  AlwaysOnSampler,
  BatchSpanProcessor,
  type SpanProcessor,
  TracerProvider,
} from '@opentelemetry/sdk-trace';
import { type SpanSink, sinkProcessor } from './finished-span.ts';

export type TelemetryOptions = {
  /** Which process speaks. */
  readonly service: string;
  /**
   * Where spans go: the URL of an OTLP/HTTP collector (`http://127.0.0.1:4318`; `/v1/traces` is added where no path is
   * given), or a function in this process. Nowhere unless told: trace ids exist all the same.
   */
  readonly exportTo?: string | SpanSink | undefined;
};

export type Telemetry = {
  /** Resolves once the spans that have ended are sent, or given up. */
  flush(): Promise<void>;
  /** Flushes and ends. Waits for a collector that does not answer for some seconds and no longer. Never rejects. */
  close(): Promise<void>;
};

const exportTimeoutMs = 3_000;

/**
 * Begins to trace in this process, once per process: `traced` makes spans from here on, and every trace is kept, for
 * whoever sends a traceparent does not decide what we record.
 */
export function startTelemetry({ service, exportTo }: TelemetryOptions): Telemetry {
  const provider = new TracerProvider({
    resource: resourceFromAttributes({ 'service.name': service }),
    sampler: exportTo === undefined ? new AlwaysOffSampler() : new AlwaysOnSampler(),
    spanProcessors: exportTo === undefined ? [] : [processorTo(exportTo, service)],
  });
  const contexts = new AsyncLocalStorageContextManager().enable();
  if (!context.setGlobalContextManager(contexts) || !trace.setGlobalTracerProvider(provider)) {
    throw new Error('telemetry was started already');
  }
  return {
    flush: () => provider.forceFlush().catch(() => undefined),
    async close() {
      trace.disable();
      context.disable();
      await provider.shutdown().catch(() => undefined);
    },
  };
}

function processorTo(exportTo: string | SpanSink, service: string): SpanProcessor {
  if (typeof exportTo === 'function') return sinkProcessor(exportTo, service);
  const url = new URL(exportTo);
  if (url.pathname === '/') url.pathname = '/v1/traces';
  const exporter = new OTLPTraceExporter({ url: url.href, timeoutMillis: exportTimeoutMs });
  return new BatchSpanProcessor({ exporter, exportTimeoutMillis: exportTimeoutMs });
}
