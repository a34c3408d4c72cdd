import type { Pool } from '@visaguard/postgres';

/** What waits for the broker. `count` stops at the limit it was asked with; `oldest` is null where nothing waits. */
export type OutboxBacklog = {
  readonly count: number;
  readonly oldest: { readonly eventId: string; readonly shard: number; readonly ageSeconds: number } | null;
};

// The first row of each tenant in each shard, by one probe of the index each: the oldest of all is one of them.
export const oldestStatement = `
  with recursive turn(shard, tenant_scope) as (
    (select shard, tenant_scope from outbox order by shard, tenant_scope limit 1)
    union all
    select next.shard, next.tenant_scope from turn cross join lateral (
      select outbox.shard, outbox.tenant_scope from outbox
       where (outbox.shard, outbox.tenant_scope) > (turn.shard, turn.tenant_scope)
       order by outbox.shard, outbox.tenant_scope limit 1) next
  )
  select first.id as "eventId", first.shard,
         extract(epoch from clock_timestamp() - (first.envelope ->> 'recordedAt')::timestamptz)::float8 as "ageSeconds"
    from turn cross join lateral (
      select id, shard, position, envelope from outbox
       where outbox.shard = turn.shard and outbox.tenant_scope = turn.tenant_scope
       order by outbox.position limit 1) first
   order by first.position limit 1`;

/** @param relay a pool of role `vg_relay`. */
export async function outboxBacklog(relay: Pool, limit: number): Promise<OutboxBacklog> {
  const counted = await relay.query<{ count: number }>(
    'select count(*)::integer as count from (select from outbox limit $1) waiting',
    [limit],
  );
  const oldest = await relay.query<NonNullable<OutboxBacklog['oldest']>>(oldestStatement);
  return { count: counted.rows[0]?.count ?? 0, oldest: oldest.rows[0] ?? null };
}
