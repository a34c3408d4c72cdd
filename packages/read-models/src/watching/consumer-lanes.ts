import type { Pool } from '@visaguard/postgres';

/** Where a consumer stands in a lane, and how long ago it came there. Of its newest version only. */
export type ConsumerLane = {
  readonly consumer: string;
  readonly version: number;
  readonly lane: string;
  readonly place: string;
  readonly movedSecondsAgo: number;
};

/** One row for each consumer and lane: as few as there are partitions. */
export async function consumerLanes(projector: Pool): Promise<ConsumerLane[]> {
  const { rows } = await projector.query<ConsumerLane>(
    `select consumer, consumer_version as version, lane, place,
            extract(epoch from clock_timestamp() - moved_at)::float8 as "movedSecondsAgo"
       from checkpoints
      where consumer_version = (select max(newest.consumer_version) from checkpoints newest
                                 where newest.consumer = checkpoints.consumer)
      order by consumer, lane`,
  );
  return rows;
}
