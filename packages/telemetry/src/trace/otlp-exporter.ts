import { type ExportResult, ExportResultCode } from '@opentelemetry/core';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import type { SpanExporter } from '@opentelemetry/sdk-trace';
import type { Log } from '../log/log.ts';

/** Short: an attempt that hangs holds up the next batch, and spans that wait are bounded in number. */
export const exportTimeoutMs = 3_000;

/**
 * Sends spans to a collector, over OTLP/HTTP as JSON; headers and certificates come from OpenTelemetry's standard
 * variables. The log is told once when the collector does not take spans any more, and once when it does again.
 */
export function otlpExporter(url: string, log: Log): SpanExporter {
  const exporter = new OTLPTraceExporter({ url, timeoutMillis: exportTimeoutMs });
  let isTaken = true;
  const tell = ({ code, error }: ExportResult) => {
    const wasTaken = isTaken;
    isTaken = code === ExportResultCode.SUCCESS;
    if (wasTaken && !isTaken) log.warn({ error }, 'the collector does not take spans; they are dropped until it does');
    if (!wasTaken && isTaken) log.info({}, 'the collector takes spans again');
  };
  return {
    export: (spans, done) =>
      exporter.export(spans, (result) => {
        tell(result);
        done(result);
      }),
    forceFlush: () => exporter.forceFlush(),
    shutdown: () => exporter.shutdown(),
  };
}
