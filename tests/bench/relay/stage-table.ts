import { quantile, table } from '../measuring/statistics.ts';
import type { Passed } from './messages.ts';

/** When messages passed the points of their way, in its order; each point is named. */
export type Way = readonly (readonly [name: string, passed: Passed])[];

const at = (passed: Passed) => new Map(passed.nth.map((nth, index) => [nth, passed.atMs[index] ?? Number.NaN]));

/** The time between two points, of every message from `first` on: those before it are the warm-up. */
export function between(from: Passed, to: Passed, first: number): number[] {
  const [left, arrived] = [at(from), at(to)];
  return [...left].filter(([nth]) => nth >= first).map(([nth, leftAt]) => (arrived.get(nth) ?? Number.NaN) - leftAt);
}

export function stageTable(way: Way, first: number): string {
  const steps = way.slice(1).map(([name, passed], index) => [name, between(way[index]?.[1] ?? passed, passed, first)]);
  const [start, end] = [way[0]?.[1], way.at(-1)?.[1]];
  if (start && end) steps.push(['**from the scheduled start to the receipt**', between(start, end, first)]);
  return table(
    ['from the point before to', 'p50 ms', 'p99 ms', 'p99.9 ms'],
    steps.map(([name, times]) => [
      String(name),
      ...[0.5, 0.99, 0.999].map((share) => quantile(times as number[], share).toFixed(1)),
    ]),
  );
}
