import { type Cursor, createEventTail, startCursor } from '@visaguard/event-store';
import { systemClock } from '@visaguard/kernel';
import type { Pool } from '@visaguard/postgres';
import { createReadModelProjector } from '@visaguard/read-models';
import { type CpuTime, cpuTime, spentSince } from '../measuring/cpu-time.ts';
import type { StatementMeter } from './statement-meter.ts';

export type Rebuilt = {
  readonly perSecond: number;
  readonly tookMs: number;
  readonly readingMs: number;
  /** Waiting for the answers of the projector's statements. */
  readonly statementsMs: number;
  readonly statements: number;
  readonly cpu: CpuTime;
  readonly walBytes: number;
};

export type Rebuild = {
  readonly owner: Pool;
  readonly tail: Pool;
  readonly projector: Pool;
  readonly meter: StatementMeter;
  readonly dataDirectory: string;
  readonly events: number;
  readonly batchSize: number;
};

/** Empties the read models and applies every event of the store to them. @throws where an event was not applied. */
export async function rebuildOnce(rebuild: Rebuild): Promise<Rebuilt> {
  const { owner, meter, dataDirectory, events } = rebuild;
  await emptyReadModels(owner);
  const walBefore = await walPosition(owner);
  const [cpuBefore, statements, waitedMs, startMs] = [
    cpuTime(dataDirectory),
    meter.count,
    meter.waitedMs,
    performance.now(),
  ];
  const { applied, readingMs } = await applyAll(rebuild);
  const tookMs = performance.now() - startMs;
  if (applied !== events) throw new Error(`${applied} events of ${events} were applied`);
  return {
    perSecond: (events * 1_000) / tookMs,
    tookMs,
    readingMs,
    statementsMs: meter.waitedMs - waitedMs,
    statements: meter.count - statements,
    cpu: spentSince(cpuBefore, cpuTime(dataDirectory)),
    walBytes: (await walPosition(owner)) - walBefore,
  };
}

async function applyAll({ tail: pool, projector: writing, batchSize }: Rebuild) {
  const tail = createEventTail({ tail: pool });
  let parked = 0;
  const projector = createReadModelProjector({ projector: writing, clock: systemClock, onParked: () => (parked += 1) });
  let [applied, readingMs] = [0, 0];
  let cursor: Cursor = startCursor;
  let from: string | null = null;
  for (;;) {
    const before = performance.now();
    const { events, next } = await tail.read(cursor, batchSize);
    readingMs += performance.now() - before;
    if (events.length === 0) break;
    const place = `${next.xid}.${next.position}`;
    await projector.apply({ lane: 'store', from, next: place, events });
    [cursor, from, applied] = [next, place, applied + events.length];
  }
  return { applied: applied - parked, readingMs };
}

async function emptyReadModels(owner: Pool): Promise<void> {
  const { rows } = await owner.query<{ names: string }>(
    `select string_agg(distinct quote_ident(relname), ', ') as names from pg_class join pg_policy on polrelid = pg_class.oid
      where polname in ('projector_writes_every_tenant', 'projector_follows_every_tenant')`,
  );
  await owner.query(`truncate checkpoints, ${rows[0]?.names}`);
}

async function walPosition(owner: Pool): Promise<number> {
  const { rows } = await owner.query(`select pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0') as bytes`);
  return Number(rows[0].bytes);
}
