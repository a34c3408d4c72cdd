import type { Pool, PoolClient } from '@visaguard/postgres';
import { outboxShards } from './outbox.ts';
import { type MessageRow, type OutboxMessage, outboxMessage } from './outbox-message.ts';

/** Which streams are published again; of all tenants where none is named. */
export type WhichStreams = {
  /** Only streams with an event at this position or after it; each is published whole. '0': all. */
  readonly from: string;
  /** One tenant in one mode. */
  readonly tenantScope?: string;
  readonly streamId?: string;
};

export type RepublishStreams = WhichStreams & {
  /** A pool of role `vg_tail`. */
  readonly tail: Pool;
  readonly publish: (messages: OutboxMessage[]) => Promise<void>;
  readonly signal: AbortSignal;
};

const pageSize = 500;

// The row that the outbox had for the event.
const messageColumns = `
         tenant_scope, event_id as id, category as aggregatetype, tenant_scope || ':' || stream_id as aggregateid,
         stream_id, version, position::text as position, type, data as payload,
         jsonb_build_object('schemaVersion', schema_version, 'meta', meta, 'commandId', command_id,
                            'xid', xid::text, 'recordedAt', recorded_at) as envelope`;

/**
 * Publishes the events of streams again, stream by stream, each from its first version to its last: what consumers have
 * applied they drop by its version, and no stream gets a hole. No relay sends anything meanwhile, or an event could come
 * to a new topic before those it follows; what is committed meanwhile waits in the outbox and goes out afterwards. So every
 * event is either published here or still in the outbox. Safe to repeat.
 * @returns how many were published. Ends early when `signal` aborts.
 */
export async function republishStreams({ tail, publish, signal, ...which }: RepublishStreams): Promise<number> {
  const client = await tail.connect();
  let published = 0;
  try {
    await client.query('begin; set local idle_in_transaction_session_timeout = 0');
    // Those of the outbox, all of them: waits for the batches in hand.
    await client.query(
      `select pg_advisory_xact_lock(7370, shard) from generate_series(0, ${outboxShards - 1}) as shard`,
    );
    // Read on the same connection: if it is lost, the locks are, and so is this.
    for await (const messages of pages(client, which)) {
      if (signal.aborted) break;
      await publish(messages);
      published += messages.length;
    }
    await client.query('commit');
    client.release();
    return published;
  } catch (error) {
    client.release(true);
    throw error;
  }
}

async function* pages(client: PoolClient, which: WhichStreams): AsyncGenerator<OutboxMessage[]> {
  let after: Place = [which.tenantScope ?? '', which.streamId ?? '', 0];
  for (;;) {
    const { rows } = await client.query<MessageRow>(republishQuery(which, after));
    const last = rows.at(-1);
    if (!last) return;
    yield rows.map(outboxMessage);
    after = [last.tenant_scope, last.stream_id, last.version];
  }
}

type Place = readonly [tenantScope: string, streamId: string, version: number];

/** The next events after a place, in the order of the key. */
export function republishQuery({ from, tenantScope, streamId }: WhichStreams, after: Place) {
  const values: (string | number)[] = [...after, pageSize];
  const given = (value: string) => `$${values.push(value)}`;
  const conditions = [
    '(tenant_scope, stream_id, version) > ($1, $2, $3)',
    ...(tenantScope === undefined ? [] : [`tenant_scope = ${given(tenantScope)}`]),
    ...(streamId === undefined ? [] : [`stream_id = ${given(streamId)}`]),
    ...(from === '0' ? [] : [`${lastPosition} >= ${given(from)}::bigint`]),
  ];
  const text = `
  select ${messageColumns}
    from events
   where ${conditions.join('\n     and ')}
   order by tenant_scope, stream_id, version
   limit $4`;
  return { text, values };
}

// Positions rise with versions: the last version of a stream has its highest.
const lastPosition = `(
       select last.position from events last
        where last.tenant_scope = events.tenant_scope and last.stream_id = events.stream_id
        order by last.version desc limit 1)`;
