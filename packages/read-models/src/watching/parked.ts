import type { Pool } from '@visaguard/postgres';
import { readModelConsumer } from '../read-model.ts';

/** A stream that stands still: `reason` is that of the event it stopped at, `waiting` counts what it holds back. */
export type ParkedStream = {
  readonly tenantScope: string;
  readonly streamId: string;
  /** The last one applied. */
  readonly version: number;
  readonly reason: string;
  readonly waiting: number;
  readonly ageSeconds: number;
};

export type OverdueReaction = {
  readonly tenantScope: string;
  readonly eventId: string;
  readonly streamId: string;
  readonly type: string;
  readonly error: string;
  readonly attempts: number;
  readonly ageSeconds: number;
};

/** `count` stops at the limit it was asked with; `longest` lists those that have waited longest. */
export type Waiting<T> = { readonly count: number; readonly longest: readonly T[] };

const age = 'extract(epoch from clock_timestamp() - parked_at)::float8 as "ageSeconds"';
const listed = 20;

export const streamsStatement = `
  select tenant_scope as "tenantScope", stream_id as "streamId", version, ${age},
         (select reason from parked_events first
           where (first.tenant_scope, first.stream_id, first.consumer, first.consumer_version)
               = (stopped.tenant_scope, stopped.stream_id, stopped.consumer, stopped.consumer_version)
           order by first.version limit 1) as reason,
         (select count(*)::integer from parked_events held
           where (held.tenant_scope, held.stream_id, held.consumer, held.consumer_version)
               = (stopped.tenant_scope, stopped.stream_id, stopped.consumer, stopped.consumer_version)) as waiting
    from followed_streams stopped
   where parked_at is not null and consumer = $1 and consumer_version = $2
   order by parked_at limit ${listed}`;

export async function parkedStreams(projector: Pool, limit: number): Promise<Waiting<ParkedStream>> {
  const consumer = [readModelConsumer.name, readModelConsumer.version];
  const counted = await projector.query<{ count: number }>(
    `select count(*)::integer as count from (
       select from followed_streams
        where parked_at is not null and consumer = $1 and consumer_version = $2 limit $3) stopped`,
    [...consumer, limit],
  );
  const { rows } = await projector.query<ParkedStream>(streamsStatement, consumer);
  return { count: counted.rows[0]?.count ?? 0, longest: rows };
}

export async function overdueReactions(projector: Pool, limit: number): Promise<Waiting<OverdueReaction>> {
  const counted = await projector.query<{ count: number }>(
    'select count(*)::integer as count from (select from parked_reactions limit $1) parked',
    [limit],
  );
  const { rows } = await projector.query<OverdueReaction>(
    `select tenant_scope as "tenantScope", event_id as "eventId", stream_id as "streamId", type, error, attempts, ${age}
       from parked_reactions order by parked_at limit ${listed}`,
  );
  return { count: counted.rows[0]?.count ?? 0, longest: rows };
}
