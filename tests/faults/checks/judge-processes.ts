import type { Evidence, StoredEvent } from './evidence.ts';
import { type Finding, found } from './finding.ts';

const ends = new Set(['screening.finished', 'screening.failed', 'screening.canceled', 'screening.closed']);

/** What happens once to a screening, once to each of its sources, or once to a finding, review or report. */
const oncePerScreening = new Set([
  'screening.ordered',
  'screening.started',
  'screening.review_opened',
  'screening.reviewed',
]);
const oncePerSource = new Set(['screening.source_collected', 'screening.source_assessed']);
const oncePerStream = new Set([
  'finding.proposed',
  'finding.unresolved',
  'analysis.started',
  'analysis.completed',
  'finding.confirmed',
  'review.queued',
  'review.closed',
  'report.released',
]);

/** I10: every screening has come to one end, its process with it, and nothing was done twice on the way. */
export function judgeProcesses({ events, processes }: Evidence): Finding[] {
  const ordered = events.filter(({ type }) => type === 'screening.ordered').map(({ streamId }) => streamId);
  const endOf = new Map(events.filter(({ type }) => ends.has(type)).map(({ streamId, type }) => [streamId, type]));
  const unlike = ordered.filter((id) => !endsLike(processes.get(id), endOf.get(id)));
  return [
    ...found(
      'noEnd',
      ordered.filter((id) => !endOf.has(id)),
    ),
    ...found('effectTwice', effectsTwice(events)),
    ...found(
      'otherProcess',
      unlike.map((id) => `${id} ${processes.get(id) ?? 'unknown'}`),
    ),
  ];
}

/** A process that a withdrawal or a cancellation ends is cancelled, or has seen it by itself and is completed. */
function endsLike(process: string | undefined, end: string | undefined): boolean {
  if (end === undefined || process === 'completed') return true;
  return process === 'cancelled' && (end === 'screening.closed' || end === 'screening.canceled');
}

function effectsTwice(events: readonly StoredEvent[]): string[] {
  const effects = Map.groupBy(
    events.flatMap((event) => effectOf(event) ?? []),
    (effect) => effect,
  );
  return [...effects].filter(([, times]) => times.length > 1).map(([effect]) => effect);
}

function effectOf({ type, streamId, sourceId }: StoredEvent): string | null {
  if (ends.has(type)) return `end ${streamId}`;
  if (oncePerScreening.has(type) || oncePerStream.has(type)) return `${type} ${streamId}`;
  return oncePerSource.has(type) ? `${type} ${streamId} ${sourceId}` : null;
}
