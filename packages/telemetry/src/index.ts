export type { Check } from './health/checks.ts';
export { type Health, type HealthOptions, serveHealth } from './health/serve-health.ts';
export { createLog, type Log, type LogLevel, type LogOptions } from './log/log.ts';
export { createMetrics, type GaugeReading, type GaugeSample, type Metrics } from './metrics/metrics.ts';
export { type AttributeName, attributeNames, type SpanAttributes } from './trace/attributes.ts';
export type { FinishedSpan, SpanSink } from './trace/finished-span.ts';
export { startTelemetry, type Telemetry, type TelemetryOptions } from './trace/start-telemetry.ts';
export {
  annotate,
  currentTraceId,
  currentTraceparent,
  markFailed,
  type SpanKindName,
  type SpanOptions,
  traced,
} from './trace/traced.ts';
export { type BatchOptions, tracedBatch } from './trace/traced-batch.ts';
