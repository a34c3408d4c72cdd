import { context } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { AlwaysOnSampler, BatchSpanProcessor, type SpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace';
import type { Log } from '../log/log.ts';
import { withinTime } from '../within-time.ts';
import { type SpanSink, sinkProcessor } from './finished-span.ts';
import { exportTimeoutMs, otlpExporter } from './otlp-exporter.ts';
import { setTracer } from './tracer.ts';

export type TelemetryOptions = {
  /** Which process speaks. */
  readonly service: string;
  readonly log: Log;
  /**
   * Where spans go: the URL where a collector takes them over OTLP/HTTP (`http://127.0.0.1:4318/v1/traces`), or a
   * function in this process. Undefined: nowhere.
   */
  readonly exportTo: string | SpanSink | undefined;
};

export type Telemetry = {
  /** Sends what has ended and stops. Waits for a collector that does not answer for 3 s and no longer. Never rejects. */
  close(): Promise<void>;
};

const closeTimeoutMs = 3_000;

/**
 * Begins to trace in this process, once per process, if there is where spans may go. Otherwise nothing is done, then or
 * later: `traced` only runs what it is given.
 * Every trace is kept, for whoever sends a traceparent does not decide what we record.
 */
export function startTelemetry({ service, log, exportTo }: TelemetryOptions): Telemetry {
  if (exportTo === undefined) return { close: async () => undefined };
  const contexts = new AsyncLocalStorageContextManager().enable();
  if (!context.setGlobalContextManager(contexts)) throw new Error('telemetry was started already');
  const provider = new TracerProvider({
    resource: resourceFromAttributes({ 'service.name': service }),
    sampler: new AlwaysOnSampler(),
    spanProcessors: [typeof exportTo === 'function' ? sinkProcessor(exportTo, service) : batchProcessor(exportTo, log)],
  });
  setTracer(provider.getTracer('visaguard'));
  return {
    async close() {
      setTracer(null);
      context.disable();
      // A collector that is away has been told of by the exporter, and is no reason to fail the end of a service.
      await withinTime(closeTimeoutMs, () => provider.shutdown()).catch(() => undefined);
    },
  };
}

/** Keeps spans in memory, a bounded number, and sends them from time to time: no work waits for it. */
function batchProcessor(url: string, log: Log): SpanProcessor {
  return new BatchSpanProcessor({ exporter: otlpExporter(url, log), exportTimeoutMillis: exportTimeoutMs });
}
