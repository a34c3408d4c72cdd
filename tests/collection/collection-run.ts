import type { Application } from '@visaguard/application';
import type { Pool } from '@visaguard/postgres';
import type { ApifyEmulator } from '@visaguard/testkit';
import { bringPerson, orderPerson } from './people.ts';

/** `work` for each number below `count`, so many at once. */
async function forEach(count: number, atOnce: number, work: (nth: number) => Promise<void>): Promise<void> {
  let next = 0;
  const lane = async () => {
    while (next < count) await work(next++);
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
}

export async function bringPeople(app: Application, count: number): Promise<void> {
  await forEach(count, 32, (nth) => bringPerson(app, nth));
}

export async function orderPeople(app: Application, count: number): Promise<void> {
  await forEach(count, 16, (nth) => orderPerson(app, nth));
}

/** What became of the sources that were ordered, by what they ended as. */
export type Outcomes = { readonly ended: number; readonly byOutcome: Readonly<Record<string, number>> };

/** @param tail reads the events of every tenant. */
export async function outcomesOf(tail: Pool): Promise<Outcomes> {
  const { rows } = await tail.query<{ outcome: string; count: string; sources: string }>(
    `select coalesce(data -> 'coverage' ->> 'reason', data -> 'coverage' ->> 'state') as outcome, count(*) as count,
            count(distinct data ->> 'sourceId') as sources
       from events where type = 'screening.source_assessed' group by 1 order by 2 desc`,
  );
  const byOutcome = Object.fromEntries(rows.map(({ outcome, count }) => [outcome, Number(count)]));
  return { ended: rows.reduce((sum, { sources }) => sum + Number(sources), 0), byOutcome };
}

/** Runs that the service started beside one of the same order, and that we recorded as started. */
export async function runsOf(tail: Pool, service: ApifyEmulator) {
  const { rows } = await tail.query<{ count: string; orders: string }>(
    `select count(*) as count, count(distinct stream_id) as orders from events where type = 'actor_run.started'`,
  );
  const [{ count = '0', orders = '0' } = {}] = rows;
  return {
    startedAtService: service.runsStartedCount,
    startedTwice: service.duplicateRunsStarted,
    onRecord: Number(count),
    orders: Number(orders),
  };
}
