import { operatorScope, scopeKey } from '@visaguard/kernel';
import type { SourceAdapterRow } from '@visaguard/read-models';
import type { ConsumerStatus, Status } from './status.ts';

/** Something that a person has to look at, and the page that tells how. */
export type Alarm = { readonly runbook: string; readonly sentence: string };

const lagSecondsMax = 60;
const outboxSecondsMax = 60;
const writerSecondsMax = 60;
/** Reactions are tried again every minute: a few tries are no alarm. */
const reactionSecondsMax = 600;

/** Where nobody follows the events, neither lag nor a waiting outbox means anything. */
export function alarmsOf(status: Status): Alarm[] {
  return [...(status.isServed ? alarmsOfService(status) : []), ...alarmsOfEvents(status), ...alarmsOfSources(status)];
}

function alarmsOfService({ consumers, readModels, outbox, topics, writers }: Status): Alarm[] {
  const alarms: Alarm[] = [];
  const raise = (name: string, sentence: string) => alarms.push({ runbook: `docs/runbooks/${name}.md`, sentence });
  for (const { consumer, lag } of consumers.filter((one) => isFollowed(one, consumers))) {
    if (lag && lag.seconds > lagSecondsMax) raise('lag', `${consumer} is ${seconds(lag.seconds)} behind the events.`);
  }
  if (readModels.seconds > lagSecondsMax) {
    raise('lag', `An event of ${seconds(readModels.seconds)} ago is not in the read models.`);
  }
  if (outbox.oldest && outbox.oldest.ageSeconds > outboxSecondsMax) {
    raise('outbox-grows', `An event has waited ${seconds(outbox.oldest.ageSeconds)} to be published.`);
  }
  if (!topics.isFilled)
    raise('broker-wiped', `Generation ${topics.number} of the topics does not hold all events yet.`);
  const oldest = Math.max(0, ...writers.map(({ ageSeconds }) => ageSeconds ?? 0));
  if (oldest > writerSecondsMax) {
    raise('oldest-transaction', `A transaction has been writing for ${seconds(oldest)}; no reader goes past it.`);
  }
  return alarms;
}

function alarmsOfEvents({ parkedStreams, parkedReactions }: Status): Alarm[] {
  const alarms: Alarm[] = [];
  if (parkedStreams.count > 0) {
    alarms.push({ runbook: 'docs/runbooks/parked-stream.md', sentence: `Parked streams: ${parkedStreams.count}.` });
  }
  const overdue = parkedReactions.longest.filter(({ ageSeconds }) => ageSeconds > reactionSecondsMax).length;
  if (overdue > 0) {
    const sentence = `Reactions that have failed for more than ${seconds(reactionSecondsMax)}: ${overdue}.`;
    alarms.push({ runbook: 'docs/runbooks/parked-reactions.md', sentence });
  }
  return alarms;
}

/** Of the keys of tenants one line for all: it is the tenants who can put them right. */
function alarmsOfSources({ shutSources }: Status): Alarm[] {
  const own = shutSources.filter(({ tenantScope }) => tenantScope === scopeKey(operatorScope));
  const ofTenants = shutSources.length - own.length;
  const sentences = own.map(sentenceOf);
  if (ofTenants > 0) sentences.push(`Sources that are not read with a key of a tenant: ${ofTenants}.`);
  return sentences.map((sentence) => ({ runbook: 'docs/runbooks/source-adapter.md', sentence }));
}

function sentenceOf({
  platform,
  reasonCode,
  switchedOffAt,
  switchedOffBy,
  switchedOffReason,
}: SourceAdapterRow): string {
  if (switchedOffAt) return `${platform} is switched off by ${switchedOffBy}: ${switchedOffReason}.`;
  return `${platform} is not read: ${reasonCode}.`;
}

/** A lane that was left for another bus keeps its last place for ever, and is no lag. */
function isFollowed(lane: ConsumerStatus, all: readonly ConsumerStatus[]): boolean {
  return !all.some(
    (other) => other.consumer === lane.consumer && other.lag === null && other.movedSecondsAgo < lane.movedSecondsAgo,
  );
}

export function seconds(value: number): string {
  if (value < 120) return `${Math.round(value)} s`;
  return value < 7_200 ? `${Math.round(value / 60)} min` : `${Math.round(value / 3_600)} h`;
}
