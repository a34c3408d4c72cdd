import { type EventId, type Json, parseScopeKey, type TenantScope } from '@visaguard/kernel';
import { inTransaction, type Pool, type PoolClient } from '@visaguard/postgres';

/** Streams are spread over this many shards, however many relays run: order is kept within a shard. */
export const outboxShards = 16;

/** One event on its way to the broker: `topic` by the category of its stream, `key` by the stream. */
export type OutboxMessage = {
  scope: TenantScope;
  eventId: EventId;
  topic: string;
  key: string;
  type: string;
  version: number;
  payload: Json;
  envelope: { [name: string]: Json };
};

export type Outbox = {
  /**
   * Hands the oldest messages of a shard to `publish` and removes them once it resolves. If `publish` rejects
   * or the process dies, the same messages come again, first: at least once, in order within each stream.
   * @returns how many were removed; 0 also if another process has the shard in hand.
   */
  drain(shard: number, limit: number, publish: (messages: OutboxMessage[]) => Promise<void>): Promise<number>;
};

// Positions rise with versions within a stream, so a batch is always a prefix of what a stream still has to send.
export const batchStatement = `
  select tenant_scope, id, aggregatetype, aggregateid, type, version, payload, envelope
    from outbox where shard = $1 order by position limit $2`;

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
} & Pick<OutboxMessage, 'type' | 'version' | 'payload' | 'envelope'>;

/** @param options.relay a pool of role `vg_relay`. */
export function createOutbox({ relay }: { relay: Pool }): Outbox {
  return {
    drain: (shard, limit, publish) =>
      inTransaction(relay, async (client) => {
        if (!(await lockShard(client, shard))) return 0;
        const values = [shard, limit];
        const { rows } = await client.query<Row>({ name: 'outbox_batch', text: batchStatement, values });
        if (rows.length === 0) return 0;
        await publish(rows.map(message));
        await client.query({ name: 'outbox_remove', text: removeStatement, values: keysOf(rows) });
        return rows.length;
      }),
  };
}

async function lockShard(client: PoolClient, shard: number): Promise<boolean> {
  const { rows } = await client.query<{ mine: boolean }>(lockStatement, [shard]);
  return rows[0]?.mine === true;
}

function message({ tenant_scope, id, aggregatetype, aggregateid, ...rest }: Row): OutboxMessage {
  return { scope: parseScopeKey(tenant_scope), eventId: id, topic: aggregatetype, key: aggregateid, ...rest };
}

function keysOf(rows: Row[]): [string[], string[]] {
  return [rows.map(({ tenant_scope }) => tenant_scope), rows.map(({ id }) => id)];
}
