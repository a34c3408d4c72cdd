import type { Evidence } from './evidence.ts';
import { type Finding, found } from './finding.ts';

/** Above what the services need (200 to 400 MB, the worker with Temporal's core 500 to 750) and far below what a leak comes to. */
const residentMbMax = 800;

/** I13: nothing is stuck. */
export function judgeLiveness(evidence: Evidence): Finding[] {
  const { outboxRows, idleInTransaction, parkedReactions, followed } = evidence;
  const streams = followed.filter(({ isParked }) => isParked).map(({ streamId }) => streamId);
  const heavy = [...evidence.residentMbMax].filter(([, megabytes]) => megabytes > residentMbMax);
  const times = (count: number, what: string) => Array.from({ length: count }, () => what);
  return [
    ...found('outboxLeft', times(outboxRows, 'rows')),
    ...found('parked', [...streams, ...times(parkedReactions, 'reactions')]),
    ...found('idle', times(idleInTransaction, 'sessions')),
    ...found(
      'memory',
      heavy.map(([name, megabytes]) => `${name} ${megabytes} MB`),
    ),
  ];
}
