import type { EventsByStream, StoredEvent } from '@visaguard/event-store';
import { inTransaction, type Pool, type PoolClient } from '@visaguard/postgres';
import { projectEvents } from '../project-events.ts';
import { readModelConsumer } from '../read-model.ts';
import { findByKey } from '../row-changes/write-changes.ts';
import { permanentFailure } from './permanent-failure.ts';

/** `blockedBy`: why the stream stays parked; null where it goes on. `left` counts the events that are still parked. */
export type Replayed = {
  readonly tenantScope: string;
  readonly streamId: string;
  readonly applied: number;
  readonly left: number;
  readonly blockedBy: string | null;
};

type Stream = Pick<Replayed, 'tenantScope' | 'streamId'>;

/**
 * Applies what was parked, in order, stream by stream, each in one transaction that also un-parks it. A stream that
 * still fails, or still has a hole, stays parked and holds up no other. Where the store is given, what is missing before
 * parked events is read from it: what the bus did not deliver it holds.
 */
export async function replayParked(projector: Pool, store?: EventsByStream): Promise<Replayed[]> {
  const { rows } = await projector.query<Stream>(
    `select tenant_scope as "tenantScope", stream_id as "streamId" from followed_streams
      where parked_at is not null and consumer = $1 and consumer_version = $2 order by parked_at`,
    [readModelConsumer.name, readModelConsumer.version],
  );
  const replayed: Replayed[] = [];
  for (const stream of rows) replayed.push(await replayStream(projector, stream, store));
  return replayed;
}

async function replayStream(projector: Pool, stream: Stream, store?: EventsByStream): Promise<Replayed> {
  try {
    return await inTransaction(projector, (client) => replayInOrder(client, stream, store));
  } catch (error) {
    const failure = permanentFailure(error);
    if (failure === null) throw error;
    const left = await countParked(projector, stream);
    return { ...stream, applied: 0, left, blockedBy: `failed:${failure}` };
  }
}

const ofStream = 'tenant_scope = $1 and stream_id = $2 and consumer = $3 and consumer_version = $4';
const keyOf = ({ tenantScope, streamId }: Stream) => [
  tenantScope,
  streamId,
  readModelConsumer.name,
  readModelConsumer.version,
];

async function replayInOrder(client: PoolClient, stream: Stream, store?: EventsByStream): Promise<Replayed> {
  await findByKey(client);
  // Held against the projector: what arrives meanwhile waits, and is then parked or applied, never passed over.
  const { rows: followed } = await client.query<{ version: number }>(
    `select version from followed_streams where ${ofStream} for update`,
    keyOf(stream),
  );
  const { rows } = await client.query<{ event: StoredEvent }>(
    `select event from parked_events where ${ofStream} order by version`,
    keyOf(stream),
  );
  const parked = rows.map(({ event }) => event);
  let version = followed[0]?.version ?? 0;
  const next: StoredEvent[] = [];
  for (const event of await withMissing({ stream, version, parked, store })) {
    if (event.version > version + 1) break;
    if (event.version <= version) continue;
    next.push(event);
    version = event.version;
  }
  await projectEvents(client, next);
  const left = parked.filter((event) => event.version > version).length;
  await client.query(
    `update followed_streams set version = $5, parked_at = case when $6 then null else parked_at end where ${ofStream}`,
    [...keyOf(stream), version, left === 0],
  );
  await client.query(`delete from parked_events where ${ofStream} and version <= $5`, [...keyOf(stream), version]);
  return { ...stream, applied: next.length, left, blockedBy: left === 0 ? null : 'hole' };
}

type Parked = {
  readonly stream: Stream;
  readonly version: number;
  readonly parked: readonly StoredEvent[];
  readonly store: EventsByStream | undefined;
};

/** The parked events, and between them those of the store that were never handed over. */
async function withMissing({ stream, version, parked, store }: Parked): Promise<readonly StoredEvent[]> {
  const last = parked.at(-1)?.version ?? version;
  if (!store || last - version <= parked.length) return parked;
  const { tenantScope, streamId } = stream;
  const stored = await store.read(tenantScope, { streamId, version }, last - version);
  const known = new Map(stored.filter((event) => event.streamId === streamId).map((event) => [event.version, event]));
  for (const event of parked) known.set(event.version, event);
  return [...known.values()].sort((a, b) => a.version - b.version);
}

async function countParked(projector: Pool, stream: Stream): Promise<number> {
  const { rows } = await projector.query<{ count: number }>(
    `select count(*)::integer as count from parked_events where ${ofStream}`,
    keyOf(stream),
  );
  return rows[0]?.count ?? 0;
}
