import type { ClickHouseClient } from '@clickhouse/client';
import type { Instant, TenantScope } from '@visaguard/kernel';
import { telling } from './analytics-unavailable.ts';
import { fromDateTime64, toDateTime64 } from './date-time.ts';
import { requireScopeKey, tenantFilter } from './tenant-filter.ts';

/** One entry of the audit trail: ids and codes, never content. `subjectId` is the applicant concerned, if any. */
export type AuditEntry = {
  readonly eventId: string;
  readonly occurredAt: Instant;
  readonly actorKind: string;
  readonly actorId: string;
  readonly action: string;
  readonly objectKind: string;
  readonly objectId: string;
  readonly subjectId?: string;
  /** A code for the reason or purpose, where one is recorded. */
  readonly purpose?: string;
  readonly requestId?: string;
};

/** An entry on its way in. The same event id must always come with the same instant: together they are its identity. */
export type AuditRow = AuditEntry & { readonly scope: TenantScope };

export type AuditCriteria = {
  readonly objectId?: string;
  readonly subjectId?: string;
  readonly actorId?: string;
  readonly action?: string;
};

export type AuditPage = AuditCriteria & {
  readonly limit: number;
  /** Goes on after this entry of the page before; order is newest first, then by event id downwards. */
  readonly before?: Pick<AuditEntry, 'occurredAt' | 'eventId'>;
  /** Leaves out entries of these, for whom they are not meant. */
  readonly without?: { readonly actions: readonly string[]; readonly actorKinds: readonly string[] };
};

export async function insertAudit(client: ClickHouseClient, rows: readonly AuditRow[]): Promise<void> {
  if (rows.length === 0) return;
  await telling(client.insert({ table: 'audit_entries_v1', format: 'JSONEachRow', values: rows.map(toStored) }));
}

/**
 * Copies of a repeated insert stand next to each other and are dropped here. FINAL or LIMIT BY would drop them too, but
 * read all of the tenant's rows for one page; so only as many are read as the page needs, and more if copies were among them.
 */
export async function listAudit(client: ClickHouseClient, scope: TenantScope, page: AuditPage): Promise<AuditEntry[]> {
  const entries: AuditEntry[] = [];
  let before = page.before;
  for (;;) {
    const limit = page.limit - entries.length;
    const rows = await readEntries(client, scope, { ...page, limit, ...(before && { before }) });
    for (const row of rows) if (row.eventId !== entries.at(-1)?.eventId) entries.push(row);
    if (rows.length < limit || entries.length === page.limit) return entries;
    before = entries.at(-1);
  }
}

async function readEntries(client: ClickHouseClient, scope: TenantScope, page: AuditPage): Promise<AuditEntry[]> {
  const filter = auditFilter(scope, page);
  const before = page.before && {
    clause: "(occurred_at, event_id) < ({beforeAt:DateTime64(3, 'UTC')}, {beforeId:String})",
    params: { beforeAt: toDateTime64(page.before.occurredAt), beforeId: page.before.eventId },
  };
  const without = page.without && {
    clause: 'NOT has({withoutActions:Array(String)}, action) AND NOT has({withoutActors:Array(String)}, actor_kind)',
    params: { withoutActions: [...page.without.actions], withoutActors: [...page.without.actorKinds] },
  };
  const clauses = [filter, before, without].flatMap((part) => (part ? [part.clause] : []));
  const query = `
    SELECT event_id, toString(occurred_at) AS occurred, actor_kind, actor_id, action, object_kind, object_id, subject_id,
           purpose, request_id
    FROM audit_entries_v1
    WHERE ${clauses.join(' AND ')}
    ORDER BY tenant_scope DESC, occurred_at DESC, event_id DESC
    LIMIT {limit:UInt32}`;
  const query_params = { ...filter.params, ...before?.params, ...without?.params, limit: page.limit };
  const result = await telling(client.query({ query, format: 'JSONEachRow', query_params }));
  return (await telling(result.json<StoredAudit>())).map(fromStored);
}

export async function countAudit(client: ClickHouseClient, scope: TenantScope, by: AuditCriteria): Promise<number> {
  const { clause, params } = auditFilter(scope, by);
  const query = `SELECT count() AS entries FROM audit_entries_v1 FINAL WHERE ${clause}`;
  const result = await telling(client.query({ query, format: 'JSONEachRow', query_params: params }));
  const [row] = await telling(result.json<{ entries: string | number }>());
  return Number(row?.entries ?? 0);
}

const criteriaColumns = {
  objectId: 'object_id',
  subjectId: 'subject_id',
  actorId: 'actor_id',
  action: 'action',
} as const satisfies Record<keyof AuditCriteria, string>;

function auditFilter(scope: TenantScope, criteria: AuditCriteria) {
  const tenant = tenantFilter(scope);
  const clauses = [tenant.clause];
  const params: Record<string, string> = { ...tenant.params };
  for (const name of Object.keys(criteriaColumns) as (keyof AuditCriteria)[]) {
    const value = criteria[name];
    if (value === undefined) continue;
    clauses.push(`${criteriaColumns[name]} = {${name}:String}`);
    params[name] = value;
  }
  return { clause: clauses.join(' AND '), params };
}

type StoredAudit = {
  readonly event_id: string;
  readonly occurred: string;
  readonly actor_kind: string;
  readonly actor_id: string;
  readonly action: string;
  readonly object_kind: string;
  readonly object_id: string;
  readonly subject_id: string;
  readonly purpose: string;
  readonly request_id: string;
};

function toStored(row: AuditRow) {
  return {
    tenant_scope: requireScopeKey(row.scope),
    event_id: row.eventId,
    occurred_at: toDateTime64(row.occurredAt),
    actor_kind: row.actorKind,
    actor_id: row.actorId,
    action: row.action,
    object_kind: row.objectKind,
    object_id: row.objectId,
    subject_id: row.subjectId ?? '',
    purpose: row.purpose ?? '',
    request_id: row.requestId ?? '',
  };
}

function fromStored(row: StoredAudit): AuditEntry {
  return {
    eventId: row.event_id,
    occurredAt: fromDateTime64(row.occurred),
    actorKind: row.actor_kind,
    actorId: row.actor_id,
    action: row.action,
    objectKind: row.object_kind,
    objectId: row.object_id,
    ...(row.subject_id && { subjectId: row.subject_id }),
    ...(row.purpose && { purpose: row.purpose }),
    ...(row.request_id && { requestId: row.request_id }),
  };
}
