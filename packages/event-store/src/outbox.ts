import { inForgettableTransaction, type Pool, type PoolClient } from '@visaguard/postgres';
import { type MessageRow, type OutboxMessage, outboxMessage } from './outbox-message.ts';
import { refuseOtherGeneration } from './topic-generation.ts';

/** Streams are spread over this many shards, however many relays run: order is kept within a shard. */
export const outboxShards = 16;

export type Outbox = {
  /** The shards that hold something to send, in no order. */
  waiting(): Promise<number[]>;
  /** The position of the newest message that waits, null where none does. */
  lastPosition(): Promise<string | null>;
  /** Whether nothing waits any more at this position or before it. */
  isPublished(position: string): Promise<boolean>;
  /**
   * Hands the oldest messages of these shards to `publish`, in order within each stream, and removes them once it
   * resolves. Every tenant that has some in a shard gets its share of `limit`. If `publish` rejects or the process dies,
   * the same messages come again, first: at least once. A shard that another process has in hand is passed by.
   * @returns how many were removed
   * @throws TopicsNotCurrent where events are published to another generation of topics now, or not yet to this one
   */
  drain(
    shards: readonly number[],
    limit: number,
    publish: (messages: OutboxMessage[]) => Promise<void>,
  ): Promise<number>;
};

// One probe of an index per shard, however many messages wait.
const waitingStatement = `
  select numbers.shard from generate_series(0, ${outboxShards - 1}) as numbers(shard)
   where exists (select from outbox where outbox.shard = numbers.shard)`;

// The tenants of each shard by one probe each, and of every tenant as many of its oldest messages as are its share of
// the batch. Positions rise with versions within a stream, and a stream has one tenant and one shard: so what is taken
// of a stream is always a prefix of what it still has to send. Nothing is taken for topics of another generation: whoever
// begins one takes the locks of the shards before reading what it publishes.
export const batchStatement = `
  with recursive sending(shard, tenant_scope) as (
    select wanted.shard, first.tenant_scope
      from unnest($1::smallint[]) as wanted(shard) cross join lateral (
        select outbox.tenant_scope from outbox
         where outbox.shard = wanted.shard
         order by outbox.tenant_scope limit 1) first
     where $3::integer is null or $3 = (select number from topic_generation where filled)
    union all
    select sending.shard, next.tenant_scope
      from sending cross join lateral (
        select outbox.tenant_scope from outbox
         where outbox.shard = sending.shard and outbox.tenant_scope > sending.tenant_scope
         order by outbox.tenant_scope limit 1) next
  )
  select message.* from (
    select shard, tenant_scope, greatest(1, $2 / count(*) over ()) as share from sending
  ) turn cross join lateral (
    select tenant_scope, id, aggregatetype, aggregateid, stream_id, version, position::text as position, type, payload,
           envelope
      from outbox where outbox.shard = turn.shard and outbox.tenant_scope = turn.tenant_scope
     order by outbox.position limit turn.share
  ) message`;

// Without the lock two relays would send the same messages side by side. A statement of its own: the batch has to be
// read after the one that had the shard before has committed what it removed.
export const lockStatement = `
  select shard from unnest($1::smallint[]) as wanted(shard) where pg_try_advisory_xact_lock(7370, shard)`;

const removeStatement = `
  delete from outbox using unnest($1::text[], $2::text[]) as sent(tenant_scope, id)
   where outbox.tenant_scope = sent.tenant_scope and outbox.id = sent.id`;

export type OutboxOptions = {
  /** A pool of role `vg_relay`. */
  readonly relay: Pool;
  /** Of the topics that `publish` sends to. Not given where there are none, on one machine and in tests. */
  readonly generation?: number;
};

export function createOutbox({ relay, generation }: OutboxOptions): Outbox {
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
    drain: (shards, limit, publish) =>
      // What a crash of the server forgets of the removal is sent again; so the relay waits for no disk.
      inForgettableTransaction(relay, async (client) => {
        const mine = await lockShards(client, shards);
        if (mine.length === 0) return 0;
        const values = [mine, limit, generation ?? null];
        const { rows } = await client.query<MessageRow>({ name: 'outbox_batch', text: batchStatement, values });
        if (rows.length === 0) {
          if (generation !== undefined) await refuseOtherGeneration(client, generation);
          return 0;
        }
        await publish(rows.map(outboxMessage).sort(byPosition));
        await client.query({ name: 'outbox_remove', text: removeStatement, values: keysOf(rows) });
        return rows.length;
      }),
  };
}

async function lockShards(client: PoolClient, shards: readonly number[]): Promise<number[]> {
  const { rows } = await client.query<{ shard: number }>({
    name: 'outbox_lock',
    text: lockStatement,
    values: [shards],
  });
  return rows.map(({ shard }) => shard);
}

function byPosition(a: OutboxMessage, b: OutboxMessage): number {
  return Number(BigInt(a.position) - BigInt(b.position));
}

function keysOf(rows: MessageRow[]): [string[], string[]] {
  return [rows.map(({ tenant_scope }) => tenant_scope), rows.map(({ id }) => id)];
}
