import { availableParallelism } from 'node:os';
import type { Sample } from '../measuring/closed-loop.ts';
import type { LineChart } from '../measuring/line-chart.ts';
import { median, medianRatio, quantile, range, table } from '../measuring/statistics.ts';
import { caseName, categoriesCase, fdatasyncCase, unsyncedCase, writerCounts } from './cases.ts';
import type { System } from './system.ts';

export type Measured = {
  readonly systems: readonly System[];
  readonly of: (name: string) => readonly Sample[];
};

const rates = (samples: readonly Sample[]) => samples.map(({ perSecond }) => perSecond);
const latencies = (samples: readonly Sample[]) => samples.flatMap(({ latenciesMs }) => latenciesMs);
const microseconds = (ms: number, samples: readonly Sample[]) => (ms * 1_000) / latencies(samples).length;

/** CPU time for one event, of the client and of the server. */
function cpuPerEvent(samples: readonly Sample[]): { clientUs: number; serverUs: number } {
  const sum = (of: (sample: Sample) => number) => samples.reduce((total, sample) => total + of(sample), 0);
  return {
    clientUs: microseconds(
      sum(({ cpu }) => cpu.clientMs),
      samples,
    ),
    serverUs: microseconds(
      sum(({ cpu }) => cpu.serverMs),
      samples,
    ),
  };
}

export function mainTable({ systems, of }: Measured): string {
  const rows = writerCounts.flatMap((writers) =>
    systems.map((system) => row(`${writers}`, { label: system.name, name: caseName(system, writers) })),
  );
  rows.push(row('8', { label: 'message-db, a category per writer', name: categoriesCase }));
  return table(
    ['writers', 'system', 'events/s, median', 'range', 'p50 ms', 'p99 ms', 'CPU µs, client + server', 'VisaGuard is'],
    rows,
  );

  function row(writers: string, { label, name }: { label: string; name: string }): string[] {
    const samples = of(name);
    const { clientUs, serverUs } = cpuPerEvent(samples);
    const ours = of(caseName({ name: 'VisaGuard' }, Number(writers)));
    return [
      ...[writers, label, median(rates(samples)).toFixed(0), range(rates(samples))],
      ...[0.5, 0.99].map((share) => quantile(latencies(samples), share).toFixed(2)),
      `${clientUs.toFixed(0)} + ${serverUs.toFixed(0)}`,
      samples === ours ? '' : `${medianRatio(rates(ours), rates(samples)).toFixed(2)}x`,
    ];
  }
}

/**
 * Serial: 1 / (t_fsync + t_rtt + t_exec), the last two being an append that does not wait for the disk. Group:
 * min(writers / t_fsync, cores / CPU per event).
 */
export function limitTable({ of }: Measured): string {
  const syncS = median(latencies(of(fdatasyncCase))) / 1_000;
  const workS = median(latencies(of(unsyncedCase))) / 1_000;
  const rows = writerCounts.map((writers) => {
    const samples = of(caseName({ name: 'VisaGuard' }, writers));
    const { clientUs, serverUs } = cpuPerEvent(samples);
    const cpuS = (clientUs + serverUs) / 1_000_000;
    const serial = 1 / (syncS + workS);
    const [disk, cpu] = [writers / syncS, availableParallelism() / cpuS];
    const limit = writers === 1 ? serial : Math.min(disk, cpu);
    const bound = writers === 1 ? 't_fsync + t_rtt + t_exec' : disk < cpu ? 'writers / t_fsync' : 'cores / CPU';
    const rate = median(rates(samples));
    return [`${writers}`, bound, limit.toFixed(0), rate.toFixed(0), (rate / limit).toFixed(2)];
  });
  return [
    `fdatasync of 1 kB: ${(syncS * 1e6).toFixed(0)} µs; append without waiting for the disk: ${(workS * 1e6).toFixed(0)} µs.`,
    '',
    table(['writers', 'bound by', 'limit, events/s', 'measured', 'measured / limit'], rows),
  ].join('\n');
}

/** What message-db gave on the machine that the bar was set on. */
const messageDbThere = 1_950;
const emmettThere = 1_800;

/** At 8 writers: twice message-db, and three times what Emmett gave elsewhere, scaled by what message-db gives here. */
export function bars({ of }: Measured): string {
  const [ours, theirs] = ['VisaGuard', 'message-db'].map((name) => rates(of(caseName({ name }, 8))));
  const ratio = medianRatio(ours ?? [], theirs ?? []);
  const wanted = (3 * emmettThere) / messageDbThere;
  const verdict = (bar: number) =>
    ratio >= bar ? 'met' : `missed: ${((1 - ratio / bar) * 100).toFixed(0)} % less than wanted`;
  return table(
    ['bar at 8 writers', 'wanted, of message-db', 'measured', ''],
    [
      ['twice message-db', '2.00x', `${ratio.toFixed(2)}x`, verdict(2)],
      [
        `three times Emmett (${emmettThere}/s where message-db gave ${messageDbThere}/s)`,
        `${wanted.toFixed(2)}x`,
        `${ratio.toFixed(2)}x`,
        verdict(wanted),
      ],
    ],
  );
}

const colours = ['#0b6e4f', '#b35900', '#7a3e9d', '#6e7781'];

export function chart({ systems, of }: Measured): LineChart {
  return {
    title: 'Durable appends of one event per second',
    xTitle: 'writers',
    xs: writerCounts,
    lines: systems.map((system, at) => ({
      name: system.name,
      colour: colours[at % colours.length] ?? '#000000',
      values: writerCounts.map((writers) => median(rates(of(caseName(system, writers))))),
    })),
  };
}
