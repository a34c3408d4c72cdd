import type { ClickHouseClient } from '@clickhouse/client';
import type { Day, Instant, TenantScope } from '@visaguard/kernel';
import { telling } from './analytics-unavailable.ts';
import { toDateTime64 } from './date-time.ts';
import { requireScopeKey, tenantFilter } from './tenant-filter.ts';

export type UsageKind = 'source_assessed' | 'screening_completed' | 'report_released';

/** What one event used. The same event id and kind must always come with the same instant. */
export type UsageRow = {
  readonly scope: TenantScope;
  readonly eventId: string;
  readonly occurredAt: Instant;
  readonly kind: UsageKind;
  readonly platform?: string;
  readonly sourceId?: string;
  /** In units of the kind: sources, screenings, reports. */
  readonly quantity: number;
};

/** One day (UTC) of one kind on one platform; `platform` is empty for kinds that have none. */
export type UsageOfDay = {
  readonly day: Day;
  readonly kind: UsageKind;
  readonly platform: string;
  readonly facts: number;
  readonly quantity: number;
};

export async function insertUsage(client: ClickHouseClient, rows: readonly UsageRow[]): Promise<void> {
  if (rows.length === 0) return;
  const values = rows.map((row) => ({
    tenant_scope: requireScopeKey(row.scope),
    event_id: row.eventId,
    occurred_at: toDateTime64(row.occurredAt),
    kind: row.kind,
    platform: row.platform ?? '',
    source_id: row.sourceId ?? '',
    quantity: row.quantity,
  }));
  await telling(client.insert({ table: 'usage_facts_v1', format: 'JSONEachRow', values }));
}

/** From the first day up to the last, both included. */
export type DayRange = { readonly from: Day; readonly to: Day };

export async function usageByDay(
  client: ClickHouseClient,
  scope: TenantScope,
  { from, to }: DayRange,
): Promise<UsageOfDay[]> {
  const tenant = tenantFilter(scope);
  const query = `
    SELECT toString(toDate(occurred_at, 'UTC')) AS day, kind, platform, count() AS facts, sum(quantity) AS quantity
    FROM usage_facts_v1 FINAL
    WHERE ${tenant.clause}
      AND occurred_at >= toDateTime64({from:Date}, 3, 'UTC') AND occurred_at < toDateTime64({to:Date} + 1, 3, 'UTC')
    GROUP BY day, kind, platform
    ORDER BY day, kind, platform`;
  const query_params = { ...tenant.params, from, to };
  const result = await telling(client.query({ query, format: 'JSONEachRow', query_params }));
  const rows = await telling(result.json<StoredUsage>());
  return rows.map((row) => ({ ...row, facts: Number(row.facts), quantity: Number(row.quantity) }));
}

type StoredUsage = Omit<UsageOfDay, 'facts' | 'quantity'> & {
  readonly facts: string | number;
  readonly quantity: string | number;
};
