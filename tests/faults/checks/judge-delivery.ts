import type { Evidence, WireRecord } from './evidence.ts';
import { type Finding, found } from './finding.ts';

type Stored = { readonly tenantScope: string; readonly eventId: string };
const idOf = ({ tenantScope, eventId }: Stored) => `${tenantScope} ${eventId}`;
const idsOf = (all: readonly Stored[]) => new Set(all.map(idOf));

/** I4, I5, I6 and I9: what is stored has come everywhere, in order, once, and to nobody else. */
export function judgeDelivery(evidence: Evidence): Finding[] {
  const { events, records, audit, differences, checkpointsMovedBack, leaks } = evidence;
  const [stored, sent, audited] = [idsOf(events), idsOf(records), idsOf(audit)];
  return [
    ...found('notOnBus', [...stored.difference(sent)]),
    ...found('onlyOnBus', [...sent.difference(stored)]),
    ...found('busOrder', brokenOrder(records)),
    ...found('notApplied', notApplied(evidence)),
    ...found('notAudited', [...stored.difference(audited)]),
    ...found('auditedOnly', [...audited.difference(stored)]),
    ...found('auditedTwice', repeated(audit)),
    ...found(
      'notTheFold',
      differences.map((difference) => JSON.stringify(difference)),
    ),
    ...found('movedBack', checkpointsMovedBack),
    ...found('leak', leaks),
  ];
}

/** Sets alone would hide it: whoever counts facts counts these twice. */
function repeated(all: readonly Stored[]): string[] {
  return [...Map.groupBy(all, idOf)].filter(([, times]) => times.length > 1).map(([id]) => id);
}

/** A consumer drops versions it has seen; what is then not the next one, or comes in another lane, breaks the order. */
function brokenOrder(records: readonly WireRecord[]): string[] {
  const last = new Map<string, { version: number; lane: string }>();
  const broken: string[] = [];
  for (const { tenantScope, streamId, version, lane } of records) {
    const stream = `${tenantScope} ${streamId}`;
    const seen = last.get(stream) ?? { version: 0, lane };
    if (version > seen.version + 1 || lane !== seen.lane) broken.push(`${stream} ${version}`);
    last.set(stream, { version: Math.max(seen.version, version), lane: seen.lane });
  }
  return broken;
}

function notApplied({ events, followed }: Evidence): string[] {
  const applied = new Map(
    followed.map(({ tenantScope, streamId, version }) => [`${tenantScope} ${streamId}`, version]),
  );
  return events
    .filter(({ tenantScope, streamId, version }) => version > (applied.get(`${tenantScope} ${streamId}`) ?? 0))
    .map(({ tenantScope, streamId, version }) => `${tenantScope} ${streamId} ${version}`);
}
