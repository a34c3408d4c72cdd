import type { RecordedEvent } from '@visaguard/event-store';
import { inTransaction, type Pool } from '@visaguard/postgres';
import { readModelConsumer } from '../read-model.ts';

export type UnappliedEvents = { readonly count: number; readonly oldestAgeSeconds: number | null };

export const versionsStatement = `
  select tenant_scope || ':' || stream_id as key, version, parked_at is not null as is_parked
    from followed_streams join unnest($3::text[], $4::text[]) as wanted(tenant_scope, stream_id)
         using (tenant_scope, stream_id)
   where consumer = $1 and consumer_version = $2`;

type Followed = { readonly version: number; readonly is_parked: boolean };

/**
 * Which of these events the read models have not applied, whatever bus feeds them. What waits in a parked stream is no
 * lag: it is told by itself.
 */
export async function unappliedEvents(projector: Pool, events: readonly RecordedEvent[]): Promise<UnappliedEvents> {
  const followed = await followedOf(projector, events);
  const unapplied = events.filter((event) => {
    const stream = followed.get(keyOf(event));
    return !stream?.is_parked && event.version > (stream?.version ?? 0);
  });
  const ages = unapplied.map(({ ageSeconds }) => ageSeconds);
  return {
    count: unapplied.length,
    oldestAgeSeconds: ages.reduce<number | null>((oldest, age) => Math.max(oldest ?? age, age), null),
  };
}

async function followedOf(projector: Pool, events: readonly RecordedEvent[]): Promise<Map<string, Followed>> {
  const streams = [...new Map(events.map((event) => [keyOf(event), event])).values()];
  const { rows } = await inTransaction(projector, (client) =>
    client.query<Followed & { key: string }>(versionsStatement, [
      readModelConsumer.name,
      readModelConsumer.version,
      streams.map(({ tenantScope }) => tenantScope),
      streams.map(({ streamId }) => streamId),
    ]),
  );
  return new Map(rows.map(({ key, ...stream }) => [key, stream]));
}

const keyOf = ({ tenantScope, streamId }: RecordedEvent) => `${tenantScope}:${streamId}`;
