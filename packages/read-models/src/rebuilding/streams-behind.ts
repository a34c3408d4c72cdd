import type { Pool } from '@visaguard/postgres';
import { readModelConsumer } from '../read-model.ts';

/** A stream of which the tables beside hold less than the live ones have been handed. */
export type StreamBehind = {
  readonly tenantScope: string;
  readonly streamId: string;
  readonly built: number;
  readonly live: number;
};

/** Events that wait in a parked stream count as handed over: they do not come again. */
export async function streamsBehind(projector: Pool, schema: string): Promise<StreamBehind[]> {
  const { rows } = await projector.query<StreamBehind>(
    `with handed as (
       select tenant_scope, stream_id, version from public.followed_streams where consumer = $1 and consumer_version = $2
       union all
       select tenant_scope, stream_id, version from public.parked_events where consumer = $1 and consumer_version = $2
     ), live as (
       select tenant_scope, stream_id, max(version) as version from handed group by 1, 2
     ), built as (
       select tenant_scope, stream_id, version from ${schema}.followed_streams where consumer = $1 and consumer_version = $2
     )
     select tenant_scope as "tenantScope", stream_id as "streamId", coalesce(built.version, 0) as built, live.version as live
       from live left join built using (tenant_scope, stream_id)
      where live.version > coalesce(built.version, 0)`,
    [readModelConsumer.name, readModelConsumer.version],
  );
  return rows;
}
