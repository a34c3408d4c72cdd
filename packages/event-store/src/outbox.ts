import { type EventId, type Json, parseScopeKey, type TenantScope } from '@visaguard/kernel';
import { inTransaction, type Pool, type PoolClient } from '@visaguard/postgres';

/** Streams are spread over this many shards, however many relays run: order is kept within a shard. */
export const outboxShards = 16;

/** One event on its way to the broker: `category` names its topic, `key` its stream among all tenants. */
export type OutboxMessage = {
  scope: TenantScope;
  eventId: EventId;
  category: string;
  key: string;
  streamId: string;
  version: number;
  position: string;
  type: string;
  payload: Json;
  envelope: { [name: string]: Json };
};

export type Outbox = {
  /** The shards that hold something to send, in no order. */
  waiting(): Promise<number[]>;
  /** The position of the newest message that waits, null where none does. */
  lastPosition(): Promise<string | null>;
  /** Whether nothing waits any more at this position or before it. */
  isPublished(position: string): Promise<boolean>;
  /**
   * Hands the oldest messages of a shard to `publish` and removes them once it resolves. Every tenant that has some
   * gets its share of `limit`. If `publish` rejects or the process dies, the same messages come again, first: at least
   * once, in order within each stream.
   * @returns how many were removed; 0 also if another process has the shard in hand.
   */
  drain(shard: number, limit: number, publish: (messages: OutboxMessage[]) => Promise<void>): Promise<number>;
};

// One probe of an index per shard, however many messages wait.
const waitingStatement = `
  select numbers.shard from generate_series(0, ${outboxShards - 1}) as numbers(shard)
   where exists (select from outbox where outbox.shard = numbers.shard)`;

// The tenants of the shard by one probe each, and of every tenant as many of its oldest messages as are its share of
// the batch. Positions rise with versions within a stream, and a stream has one tenant: so what is taken of a stream is
// always a prefix of what it still has to send.
export const batchStatement = `
  with recursive sending(tenant_scope) as (
    (select tenant_scope from outbox where shard = $1 order by tenant_scope limit 1)
    union all
    select (select outbox.tenant_scope from outbox
             where outbox.shard = $1 and outbox.tenant_scope > sending.tenant_scope
             order by outbox.tenant_scope limit 1)
      from sending where sending.tenant_scope is not null
  )
  select message.* from (
    select tenant_scope, greatest(1, $2 / count(*) over ()) as share from sending where tenant_scope is not null
  ) tenant cross join lateral (
    select tenant_scope, id, aggregatetype, aggregateid, stream_id, version, position::text as position, type, payload,
           envelope
      from outbox where shard = $1 and outbox.tenant_scope = tenant.tenant_scope
     order by outbox.position limit tenant.share
  ) message`;

// Without the lock two relays would send the same messages side by side.
export const lockStatement = 'select pg_try_advisory_xact_lock(7370, $1) as mine';

const removeStatement = `
  delete from outbox using unnest($1::text[], $2::text[]) as sent(tenant_scope, id)
   where outbox.tenant_scope = sent.tenant_scope and outbox.id = sent.id`;

type Row = {
  tenant_scope: string;
  id: EventId;
  aggregatetype: string;
  aggregateid: string;
  stream_id: string;
} & Pick<OutboxMessage, 'version' | 'position' | 'type' | 'payload' | 'envelope'>;

/** @param options.relay a pool of role `vg_relay`. */
export function createOutbox({ relay }: { relay: Pool }): Outbox {
  return {
    async waiting() {
      const { rows } = await relay.query<{ shard: number }>({ name: 'outbox_waiting', text: waitingStatement });
      return rows.map(({ shard }) => shard);
    },
    async lastPosition() {
      const { rows } = await relay.query<{ last: string | null }>('select max(position)::text as last from outbox');
      return rows[0]?.last ?? null;
    },
    async isPublished(position) {
      const { rows } = await relay.query<{ published: boolean }>(
        'select not exists (select from outbox where position <= $1::bigint) as published',
        [position],
      );
      return rows[0]?.published === true;
    },
    drain: (shard, limit, publish) =>
      inTransaction(relay, async (client) => {
        if (!(await lockShard(client, shard))) return 0;
        const values = [shard, limit];
        const { rows } = await client.query<Row>({ name: 'outbox_batch', text: batchStatement, values });
        if (rows.length === 0) return 0;
        await publish(rows.map(message).sort(byPosition));
        await client.query({ name: 'outbox_remove', text: removeStatement, values: keysOf(rows) });
        return rows.length;
      }),
  };
}

async function lockShard(client: PoolClient, shard: number): Promise<boolean> {
  const { rows } = await client.query<{ mine: boolean }>(lockStatement, [shard]);
  return rows[0]?.mine === true;
}

function message({ tenant_scope, id, aggregatetype, aggregateid, stream_id, ...row }: Row): OutboxMessage {
  const { version, position, type, payload, envelope } = row;
  return {
    scope: parseScopeKey(tenant_scope),
    eventId: id,
    category: aggregatetype,
    key: aggregateid,
    streamId: stream_id,
    version,
    position,
    type,
    payload,
    envelope,
  };
}

function byPosition(a: OutboxMessage, b: OutboxMessage): number {
  return Number(BigInt(a.position) - BigInt(b.position));
}

function keysOf(rows: Row[]): [string[], string[]] {
  return [rows.map(({ tenant_scope }) => tenant_scope), rows.map(({ id }) => id)];
}
