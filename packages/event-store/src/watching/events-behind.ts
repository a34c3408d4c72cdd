import type { Pool } from '@visaguard/postgres';
import type { Cursor } from '../cursor.ts';

/** How much a reader has before it. `count` stops at the limit it was asked with; ages are by the server's clock. */
export type EventsBehind = { readonly count: number; readonly oldestAgeSeconds: number | null };

/** An event as a watcher needs it: which one, and how long ago it was recorded. */
export type RecordedEvent = {
  readonly tenantScope: string;
  readonly streamId: string;
  readonly version: number;
  readonly ageSeconds: number;
};

const age = 'extract(epoch from clock_timestamp() - recorded_at)::float8';

// Those held back by an older transaction count as well: to who waits for them they are late.
export const behindStatement = `
  select count(*)::integer as count, max(age) as "oldestAgeSeconds" from (
    select ${age} as age from events
     where (events.xid, events.position) > ($1::xid8, $2::bigint)
     order by events.xid, events.position limit $3
  ) behind`;

export const newestStatement = `
  select tenant_scope as "tenantScope", stream_id as "streamId", version, ${age} as "ageSeconds"
    from events order by events.xid desc, events.position desc limit $1`;

/** The events after a place of the reading order, of all tenants; at most `limit` are looked at. */
export async function eventsBehind(tail: Pool, { xid, position }: Cursor, limit: number): Promise<EventsBehind> {
  const { rows } = await tail.query<EventsBehind>(behindStatement, [xid, position, limit]);
  return rows[0] ?? { count: 0, oldestAgeSeconds: null };
}

/** The last `limit` events of all tenants, newest first. */
export async function newestEvents(tail: Pool, limit: number): Promise<RecordedEvent[]> {
  const { rows } = await tail.query<RecordedEvent>(newestStatement, [limit]);
  return rows;
}
