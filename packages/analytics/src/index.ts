export { isAnalyticsUnavailable } from './analytics-unavailable.ts';
export type { AuditCriteria, AuditEntry, AuditPage, AuditRow } from './audit-entries.ts';
export { type Analytics, type AnalyticsOptions, createAnalytics } from './create-analytics.ts';
export type { EngineLog } from './embedded/engine-log.ts';
export { type EmbeddedClickHouse, startEmbeddedClickHouse } from './embedded/start-embedded-clickhouse.ts';
export { SchemaRefused } from './schema-refused.ts';
export type { UsageKind, UsageOfDay, UsageRow } from './usage-facts.ts';
