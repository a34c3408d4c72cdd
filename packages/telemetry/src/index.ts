export { createLog, type Log, type LogLevel, type LogOptions } from './log/log.ts';
export { type AttributeName, attributeNames, type SpanAttributes } from './trace/attributes.ts';
export type { FinishedSpan, SpanSink } from './trace/finished-span.ts';
export { startTelemetry, type Telemetry, type TelemetryOptions } from './trace/start-telemetry.ts';
export { type Annotate, currentTraceId, currentTraceparent, type SpanOptions, traced } from './trace/traced.ts';
