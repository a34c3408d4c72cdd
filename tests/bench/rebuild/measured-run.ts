import type { Pool } from '@visaguard/postgres';
import { type CpuTime, cpuTime, spentSince } from '../measuring/cpu-time.ts';
import type { StatementMeter } from './statement-meter.ts';

/** What one way through all events took. */
export type MeasuredRun = {
  readonly perSecond: number;
  readonly tookMs: number;
  readonly statements: number;
  readonly cpu: CpuTime;
  readonly walBytes: number;
};

export type Measured = {
  readonly owner: Pool;
  readonly meter: StatementMeter;
  readonly dataDirectory: string;
  readonly events: number;
};

/** @param work answers how many events it has been through. @throws where those are not all. */
export async function measureRun(measured: Measured, work: () => Promise<number>): Promise<MeasuredRun> {
  const { owner, meter, dataDirectory, events } = measured;
  const [walBefore, before, startMs] = [await walPosition(owner), meter.count, performance.now()];
  const cpuBefore = cpuTime(dataDirectory);
  const applied = await work();
  const tookMs = performance.now() - startMs;
  const cpu = spentSince(cpuBefore, cpuTime(dataDirectory));
  if (applied !== events) throw new Error(`${applied} events of ${events} were applied`);
  return {
    perSecond: (events * 1_000) / tookMs,
    tookMs,
    statements: meter.count - before,
    cpu,
    walBytes: (await walPosition(owner)) - walBefore,
  };
}

async function walPosition(owner: Pool): Promise<number> {
  const { rows } = await owner.query(`select pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0') as bytes`);
  return Number(rows[0].bytes);
}
