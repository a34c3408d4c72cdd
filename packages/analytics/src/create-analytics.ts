import { ClickHouseLogLevel, createClient } from '@clickhouse/client';
import type { Day, TenantScope } from '@visaguard/kernel';
import { telling } from './analytics-unavailable.ts';
import {
  type AuditCriteria,
  type AuditEntry,
  type AuditPage,
  type AuditRow,
  countAudit,
  insertAudit,
  listAudit,
} from './audit-entries.ts';
import { migrateClickHouse, pendingClickHouseMigrations } from './migrate-clickhouse.ts';
import { insertUsage, type UsageOfDay, type UsageRow, usageByDay } from './usage-facts.ts';

export type AnalyticsOptions = {
  readonly url: string;
  readonly username: string;
  readonly password: string;
  /** Limit of one call; 10 s unless told. */
  readonly requestTimeoutMs?: number;
};

/**
 * Audit and usage in ClickHouse. Rows are idempotent by event id: inserting a batch again changes no count, so a sink
 * inserts first and moves its position afterwards. Every call fails within its time limit, with an error that
 * `isAnalyticsUnavailable` knows, when ClickHouse cannot be reached.
 */
export type Analytics = {
  /**
   * Brings the schema up to date. Safe to run again and at the same time from several processes.
   * @throws SchemaRefused where ClickHouse is ahead of this program, or an applied file was edited.
   */
  migrate(): Promise<void>;
  /** The names of the files that `migrate` would apply. */
  pendingMigrations(): Promise<string[]>;
  /** One insert for the whole batch; 1,000 rows cost about as much as one. */
  insertAudit(rows: readonly AuditRow[]): Promise<void>;
  insertUsage(rows: readonly UsageRow[]): Promise<void>;
  listAudit(scope: TenantScope, page: AuditPage): Promise<AuditEntry[]>;
  countAudit(scope: TenantScope, criteria?: AuditCriteria): Promise<number>;
  /** From the first day up to the last, both included; days without usage have no row. */
  usageByDay(scope: TenantScope, from: Day, to: Day): Promise<UsageOfDay[]>;
  ping(): Promise<boolean>;
  close(): Promise<void>;
};

export function createAnalytics({ requestTimeoutMs = 10_000, ...options }: AnalyticsOptions): Analytics {
  const client = createClient({
    url: options.url,
    username: options.username,
    password: options.password,
    request_timeout: requestTimeoutMs,
    // The client would write failed queries to the console; we throw them instead.
    log: { level: ClickHouseLogLevel.OFF },
  });
  return {
    migrate: () => telling(migrateClickHouse(client)),
    pendingMigrations: () => telling(pendingClickHouseMigrations(client)),
    insertAudit: (rows) => insertAudit(client, rows),
    insertUsage: (rows) => insertUsage(client, rows),
    listAudit: (scope, page) => listAudit(client, scope, page),
    countAudit: (scope, criteria = {}) => countAudit(client, scope, criteria),
    usageByDay: (scope, from, to) => usageByDay(client, scope, { from, to }),
    ping: async () => (await client.ping()).success,
    close: () => client.close(),
  };
}
