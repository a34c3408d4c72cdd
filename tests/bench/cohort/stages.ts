import type { Pool } from '@visaguard/postgres';

/** From one event of a screening to the next, in the order in which they come. */
const stages = [
  ['waits for its turn', 'screening.ordered', 'screening.started'],
  ['export read', 'screening.started', 'screening.source_collected'],
  ['posts assessed', 'screening.source_collected', 'screening.source_assessed'],
  ['review opened', 'screening.source_assessed', 'screening.review_opened'],
  ['reviewed', 'screening.review_opened', 'screening.reviewed'],
  ['released and finished', 'screening.reviewed', 'screening.finished'],
] as const;

export type StageTimes = { readonly stage: string; readonly seconds: readonly number[] };

/** How long each stage took, of every screening, by the times at which the store recorded its events. */
export async function stageTimes(tail: Pool): Promise<StageTimes[]> {
  const { rows } = await tail.query<{ stream: string; type: string; ms: number }>(
    `select tenant_scope || stream_id as stream, type, extract(epoch from min(recorded_at)) * 1000 as ms
       from events where type like 'screening.%' group by 1, 2`,
  );
  const times = new Map<string, Map<string, number>>();
  for (const { stream, type, ms } of rows) {
    times.set(stream, (times.get(stream) ?? new Map<string, number>()).set(type, Number(ms)));
  }
  return stages.map(([stage, from, to]) => ({
    stage,
    seconds: [...times.values()].flatMap((of) => {
      const [start, end] = [of.get(from), of.get(to)];
      return start === undefined || end === undefined ? [] : [(end - start) / 1_000];
    }),
  }));
}

/** From the first order to the last review, and to the last end; how many ended finished. */
export async function roundTimes(tail: Pool) {
  const { rows } = await tail.query<{ reviewed: number; done: number; finished: number }>(
    `select extract(epoch from max(recorded_at) filter (where type = 'screening.reviewed') - min(recorded_at))::float as reviewed,
            extract(epoch from max(recorded_at) filter (where type = 'screening.finished') - min(recorded_at))::float as done,
            count(*) filter (where type = 'screening.finished')::integer as finished
       from events where type like 'screening.%'`,
  );
  const [round] = rows;
  if (!round) throw new Error('no screening was ordered');
  return { toReviewedSeconds: round.reviewed, toFinishedSeconds: round.done, finished: round.finished };
}
