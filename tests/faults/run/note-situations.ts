import type { Evidence } from '../checks/evidence.ts';
import type { Fault } from '../faults/fault.ts';
import { countInLogs } from '../watch/service-logs.ts';
import type { Suite } from './suite.ts';

type Happened = {
  readonly fault: Fault;
  readonly mendedAt: Date;
  readonly outboxMax: number;
  readonly evidence: Evidence;
};

const outboxGrowsFrom = 20;
const brokenBus = /^(relay|kafka|postgres) /;

/** Counts what shows only afterwards that it has happened. */
export async function noteSituations({ rig, sometimes }: Suite, happened: Happened): Promise<void> {
  const { fault, mendedAt, outboxMax, evidence } = happened;
  const { events, records } = evidence;
  const note = (situation: Parameters<typeof sometimes.happened>[0], total: number) =>
    sometimes.happened(situation, total - (sometimes.counts().get(situation) ?? 0));
  const { size } = new Set(records.map(({ tenantScope, eventId }) => `${tenantScope} ${eventId}`));
  note('a record was published twice', records.length - size);
  note('a stream was parked', await countInLogs(rig.folder.path, /"message":"a stream is parked"/));
  note('a screening was closed by a withdrawal', events.filter(({ type }) => type === 'screening.closed').length);
  if (brokenBus.test(fault.name) && outboxMax >= outboxGrowsFrom) {
    sometimes.happened('the outbox grew while nothing took from it');
  }
  if (fault.name.startsWith('worker')) {
    sometimes.happened('a screening outlived its worker', outlived(evidence, mendedAt));
  }
}

/** Screenings that were under way when it was killed for the last time, and have ended since. */
function outlived({ events }: Evidence, mendedAt: Date): number {
  const begun = events.filter(({ type, recordedAt }) => type === 'screening.ordered' && recordedAt < mendedAt);
  const ended = events.filter(
    ({ type, recordedAt }) => /^screening\.(finished|closed)$/.test(type) && recordedAt > mendedAt,
  );
  const ids = new Set(begun.map(({ streamId }) => streamId));
  return ended.filter(({ streamId }) => ids.has(streamId)).length;
}
