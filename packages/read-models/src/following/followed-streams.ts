import type { StoredEvent } from '@visaguard/event-store';
import { scopeKey } from '@visaguard/kernel';
import type { PoolClient } from '@visaguard/postgres';
import type { Consumer } from '../checkpoints/checkpoint.ts';
import { type Followed, type Parked, streamKey } from './sort-out.ts';

type Stream = Pick<StoredEvent, 'scope' | 'streamId'>;

/** How far the streams of these events have come. Streams that were never followed are not in the answer. */
export async function readFollowed(
  client: PoolClient,
  consumer: Consumer,
  events: readonly StoredEvent[],
): Promise<Map<string, Followed>> {
  const streams = distinctStreams(events);
  // Locked, so that a replay of parked events and a batch do not pass each other unseen.
  const { rows } = await client.query<{ key: string; version: number; is_parked: boolean }>({
    name: 'read_followed',
    text: `select wanted.tenant_scope || ':' || wanted.stream_id as key, followed.version, followed.is_parked
             from unnest($3::text[], $4::text[]) as wanted(tenant_scope, stream_id) cross join lateral (
                  select version, parked_at is not null as is_parked from followed_streams there
                   where there.tenant_scope = wanted.tenant_scope and there.stream_id = wanted.stream_id
                     and consumer = $1 and consumer_version = $2 for update) as followed`,
    values: [consumer.name, consumer.version, ...columns(streams)],
  });
  return new Map(rows.map(({ key, version, is_parked }) => [key, { version, isParked: is_parked }]));
}

/**
 * Records what was applied: the last version of each stream, never an earlier one. A stream that nobody followed yet has
 * no row to lock: in another lane, of the topics before, another may have come further meanwhile.
 */
export async function recordApplied(
  client: PoolClient,
  consumer: Consumer,
  applied: readonly StoredEvent[],
): Promise<void> {
  const last = new Map(applied.map((event) => [streamKey(event), event]));
  if (last.size === 0) return;
  const events = [...last.values()];
  await client.query({
    name: 'record_applied',
    text: `insert into followed_streams (tenant_scope, stream_id, consumer, consumer_version, version)
           select tenant_scope, stream_id, $1, $2, version
             from unnest($3::text[], $4::text[], $5::integer[]) as applied(tenant_scope, stream_id, version)
           on conflict (tenant_scope, stream_id, consumer, consumer_version)
           do update set version = greatest(followed_streams.version, excluded.version)`,
    values: [consumer.name, consumer.version, ...columns(events), events.map(({ version }) => version)],
  });
}

/** Stops the streams of these events and keeps the events, each once. */
export async function park(
  client: PoolClient,
  consumer: Consumer,
  { parked, at }: { readonly parked: readonly Parked[]; readonly at: Date },
): Promise<void> {
  if (parked.length === 0) return;
  const events = parked.map(({ event }) => event);
  const streams = distinctStreams(events);
  await client.query(
    `insert into followed_streams (tenant_scope, stream_id, consumer, consumer_version, version, parked_at)
     select tenant_scope, stream_id, $1, $2, 0, $5
       from unnest($3::text[], $4::text[]) as parked(tenant_scope, stream_id)
     on conflict (tenant_scope, stream_id, consumer, consumer_version)
     do update set parked_at = coalesce(followed_streams.parked_at, excluded.parked_at)`,
    [consumer.name, consumer.version, ...columns(streams), at],
  );
  await client.query(
    `insert into parked_events
       (tenant_scope, stream_id, consumer, consumer_version, version, event, reason, parked_at)
     select tenant_scope, stream_id, $1, $2, version, event, reason, $8
       from unnest($3::text[], $4::text[], $5::integer[], $6::jsonb[], $7::text[])
            as parked(tenant_scope, stream_id, version, event, reason)
     on conflict do nothing`,
    [
      consumer.name,
      consumer.version,
      ...columns(events),
      events.map(({ version }) => version),
      events.map((event) => JSON.stringify(event)),
      parked.map(({ reason }) => reason),
      at,
    ],
  );
}

function distinctStreams(events: readonly StoredEvent[]): readonly Stream[] {
  return [...new Map(events.map((event) => [streamKey(event), event])).values()];
}

function columns(streams: readonly Stream[]): [string[], string[]] {
  return [streams.map(({ scope }) => scopeKey(scope)), streams.map(({ streamId }) => streamId)];
}
