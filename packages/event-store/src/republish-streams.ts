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

type Rows = AsyncGenerator<MessageRow[]>;

async function* pages(client: PoolClient, which: WhichStreams): AsyncGenerator<OutboxMessage[]> {
  let waiting: MessageRow[] = [];
  for await (const rows of which.from === '0' ? eventsOf(client, which) : eventsOfRecent(client, which)) {
    waiting = waiting.concat(rows);
    if (waiting.length < pageSize) continue;
    yield waiting.map(outboxMessage);
    waiting = [];
  }
  if (waiting.length > 0) yield waiting.map(outboxMessage);
}

/** A round trip for each stream that is chosen, and one for a thousand that are not. */
async function* eventsOfRecent(client: PoolClient, which: WhichStreams): Rows {
  for await (const { tenantScope, streamId } of recentStreams(client, which)) {
    yield* eventsOf(client, { tenantScope, streamId });
  }
}

async function* eventsOf(client: PoolClient, which: Omit<WhichStreams, 'from'>): Rows {
  let after: Place = [which.tenantScope ?? '', which.streamId ?? '', 0];
  for (;;) {
    const { rows } = await client.query<MessageRow>(republishQuery(which, after));
    if (rows.length > 0) yield rows;
    const last = rows.at(-1);
    if (!last || rows.length < pageSize) return;
    after = [last.tenant_scope, last.stream_id, last.version];
  }
}

type Place = readonly [tenantScope: string, streamId: string, version: number];

/** The next events after a place, in the order of the key. */
export function republishQuery({ tenantScope, streamId }: Omit<WhichStreams, 'from'>, after: Place) {
  const values: (string | number)[] = [...after, pageSize];
  const given = (value: string) => `$${values.push(value)}`;
  const conditions = [
    '(tenant_scope, stream_id, version) > ($1, $2, $3)',
    ...(tenantScope === undefined ? [] : [`tenant_scope = ${given(tenantScope)}`]),
    ...(streamId === undefined ? [] : [`stream_id = ${given(streamId)}`]),
  ];
  const text = `
  select ${messageColumns}
    from events
   where ${conditions.join('\n     and ')}
   order by tenant_scope, stream_id, version
   limit $4`;
  return { text, values };
}

type StreamRow = { readonly tenantScope: string; readonly streamId: string; readonly isRecent: boolean };

/** In one statement: well below what it may take, also where the disk has to be asked for each. */
const streamsAtOnce = 1_000;

async function* recentStreams(client: PoolClient, which: WhichStreams): AsyncGenerator<StreamRow> {
  for (let after: StreamRow | undefined; ; ) {
    const { rows } = await client.query<StreamRow>(
      streamsQuery(which, [after?.tenantScope ?? '', after?.streamId ?? '']),
    );
    yield* rows.filter(({ isRecent }) => isRecent);
    after = rows.at(-1);
    if (!after || rows.length < streamsAtOnce) return;
  }
}

/**
 * The next streams after one, and whether their last event lies at a position or after it: positions rise with versions.
 * Two probes of the key for each stream, however many events it has.
 */
export function streamsQuery(which: WhichStreams, after: readonly [tenantScope: string, streamId: string]) {
  const values: (string | number)[] = [...after, streamsAtOnce, which.from];
  const given = (value: string) => `$${values.push(value)}`;
  const narrowing = [
    ...(which.tenantScope === undefined ? [] : [`and event.tenant_scope = ${given(which.tenantScope)}`]),
    ...(which.streamId === undefined ? [] : [`and event.stream_id = ${given(which.streamId)}`]),
  ].join(' ');
  const nextAfter = (tenantScope: string, streamId: string) => `
    (select event.tenant_scope, event.stream_id from events event
      where (event.tenant_scope, event.stream_id) > (${tenantScope}, ${streamId}) ${narrowing}
      order by event.tenant_scope, event.stream_id limit 1)`;
  const text = `
  with recursive stream(tenant_scope, stream_id) as (
    ${nextAfter('$1', '$2')}
    union all
    select next.* from stream cross join lateral ${nextAfter('stream.tenant_scope', 'stream.stream_id')} next
  )
  select tenant_scope as "tenantScope", stream_id as "streamId",
         (select last.position from events last
           where last.tenant_scope = stream.tenant_scope and last.stream_id = stream.stream_id
           order by last.version desc limit 1) >= $4::bigint as "isRecent"
    from stream
   limit $3`;
  return { text, values };
}
