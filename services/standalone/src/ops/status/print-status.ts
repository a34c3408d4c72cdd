import { type Alarm, seconds } from './alarms.ts';
import { countedMax, type Lag, type Status } from './status.ts';

const widths = [14, 34, 24, 12, 10];

/** What a person reads: one part for each thing that may go wrong, then what is wrong. Ids only, no content. */
export function statusText(status: Status, alarms: readonly Alarm[]): string {
  return [
    ...(status.isServed ? [] : ['No server runs here; its PostgreSQL was started for this look.', '']),
    ...consumerLines(status),
    '',
    ...outboxLines(status),
    ...topicLines(status),
    ...writerLines(status),
    ...parkedLines(status),
    '',
    ...(alarms.length === 0 ? ['Healthy.'] : alarms.map(({ sentence, runbook }) => `! ${sentence} See ${runbook}.`)),
    '',
  ].join('\n');
}

function consumerLines({ consumers, readModels }: Status): string[] {
  const [ofStore, ofBroker] = [consumers.filter(({ lag }) => lag), consumers.filter(({ lag }) => !lag)];
  const lines = [
    ...ofStore.map(({ consumer, lane, place, movedSecondsAgo, lag }) =>
      row([consumer, lane, place, `${seconds(movedSecondsAgo)} ago`, lag ? seconds(lag.seconds) : '-', events(lag)]),
    ),
    // A broker has hundreds of lanes.
    ...[...Map.groupBy(ofBroker, ({ consumer }) => consumer)].map(([consumer, lanes]) => {
      const moved = Math.min(...lanes.map(({ movedSecondsAgo }) => movedSecondsAgo));
      return row([consumer, `${lanes.length} of a broker`, '-', `${seconds(moved)} ago`, '-', '-']);
    }),
  ];
  const head = row(['consumer', 'lane', 'place', 'moved', 'lag', 'events']);
  return [
    ...(lines.length === 0 ? ['No consumer has moved yet.'] : [head, ...lines]),
    `read models    ${readModels.events} of the newest ${countedMax} events not applied, oldest ${seconds(readModels.seconds)}`,
  ];
}

function outboxLines({ outbox }: Status): string[] {
  if (!outbox.oldest) return ['outbox         empty'];
  const { eventId, shard, ageSeconds } = outbox.oldest;
  return [`outbox         ${count(outbox.count)} waiting, oldest ${seconds(ageSeconds)} (${eventId}, shard ${shard})`];
}

/** The first generation is not worth a line. */
function topicLines({ topics: { number, isFilled } }: Status): string[] {
  if (number === 1 && isFilled) return [];
  return [`topics         generation ${number}${isFilled ? '' : ', not filled yet'}`];
}

function writerLines({ writers }: Status): string[] {
  if (writers.length === 0) return ['writing        no transaction'];
  return writers.map(({ application, database, processId, ageSeconds }) => {
    const age = ageSeconds === null ? 'age not ours to see' : `for ${seconds(ageSeconds)}`;
    return `writing        ${application || 'unnamed'}, ${age} (database ${database ?? '-'}, process ${processId ?? '-'})`;
  });
}

function parkedLines({ parkedStreams, parkedReactions }: Status): string[] {
  return [
    `parked         ${count(parkedStreams.count)} streams, ${count(parkedReactions.count)} reactions`,
    ...parkedStreams.longest.map(
      ({ tenantScope, streamId, version, reason, waiting, ageSeconds }) =>
        `  ${tenantScope} ${streamId} after version ${version}: ${reason}, ${waiting} events, ${seconds(ageSeconds)}`,
    ),
    ...parkedReactions.longest.map(
      ({ tenantScope, eventId, type, error, attempts, ageSeconds }) =>
        `  ${tenantScope} ${eventId} ${type}: ${error}, ${attempts} attempts, ${seconds(ageSeconds)}`,
    ),
  ];
}

function events(lag: Lag | null): string {
  return lag ? count(lag.events) : '-';
}

function count(value: number): string {
  return value >= countedMax ? `${countedMax} or more` : String(value);
}

function row(cells: readonly string[]): string {
  return cells
    .map((cell, nth) => `${cell.padEnd((widths[nth] ?? 1) - 1)} `)
    .join('')
    .trimEnd();
}
