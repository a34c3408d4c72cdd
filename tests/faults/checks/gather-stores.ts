import type { Rig } from '../rig/start-rig.ts';
import type { Evidence, FollowedStream, StoredEvent } from './evidence.ts';

/** What lies in PostgreSQL and ClickHouse. */
export async function gatherStores(
  rig: Rig,
): Promise<Pick<Evidence, 'events' | 'followed' | 'audit' | 'outboxRows' | 'parkedReactions' | 'idleInTransaction'>> {
  const { tail, projector, relay, login } = rig.databases;
  const events = await tail.query<StoredEvent>(
    `select tenant_scope as "tenantScope", stream_id as "streamId", version, event_id as "eventId", type,
            command_id as "commandId", xid::text, position::text, data->>'screeningId' as "screeningId",
            data->>'sourceId' as "sourceId", recorded_at as "recordedAt" from events`,
  );
  const followed = await projector.query<FollowedStream>(
    `select tenant_scope as "tenantScope", stream_id as "streamId", version, parked_at is not null as "isParked"
       from followed_streams where consumer = 'read-models'`,
  );
  const outbox = await relay.query('select from outbox');
  const reactions = await projector.query('select from parked_reactions');
  // Longer than any transaction of ours leaves a session waiting for its client.
  const idle = await login.query(
    `select from pg_stat_activity
      where state = 'idle in transaction' and state_change < clock_timestamp() - interval '5 s'`,
  );
  return {
    events: events.rows,
    followed: followed.rows,
    audit: await auditOf(rig),
    outboxRows: outbox.rowCount ?? 0,
    parkedReactions: reactions.rowCount ?? 0,
    idleInTransaction: idle.rowCount ?? 0,
  };
}

async function auditOf({ engines: { clickhouse } }: Rig): Promise<Evidence['audit']> {
  const { url, username, password } = clickhouse;
  const response = await fetch(url, {
    method: 'POST',
    headers: { Authorization: `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}` },
    body: `select tenant_scope as tenantScope, event_id as eventId from audit_entries_v1 final format JSONEachRow`,
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`the audit trail cannot be read: ${text}`);
  return text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Evidence['audit'][number]);
}
