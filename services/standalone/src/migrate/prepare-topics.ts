import { TopicsMissing, TopicsRefused } from '@visaguard/event-bus';
import { TopicsNotCurrent } from '@visaguard/event-store';
import { type BusSettings, makeTopics, openKafka, openPool, type Settings, topicPlan } from '@visaguard/runtime';
import type { Log } from '@visaguard/telemetry';
import { CannotRun } from '../cannot-run.ts';

export type PreparedTopics = BusSettings & Settings<'coreUrl'>;

/**
 * Makes the topics that nobody has made before and looks at the others.
 * @returns one line.
 * @throws CannotRun; its cause is TopicsMissing where the broker has lost topics.
 */
export async function prepareTopics(settings: PreparedTopics): Promise<string> {
  const plan = topicPlan(settings);
  const admin = openKafka('migrate', settings, silent).admin();
  const relay = await openPool({ url: settings.coreUrl, role: 'vg_relay', max: 1 });
  try {
    await admin.connect();
    await makeTopics({ admin, plan, relay });
    return `kafka: ${plan.categories.length} topics of ${plan.partitions} partitions`;
  } catch (error) {
    throw asCannotRun(error, plan.generation);
  } finally {
    await Promise.all([admin.disconnect(), relay.end()]);
  }
}

/** The client writes a line for each partition that a new topic does not serve yet. What comes of it is told at the end. */
const silent: Log = { info() {}, warn() {}, error() {} };

function asCannotRun(cause: unknown, generation: number): unknown {
  if (cause instanceof TopicsMissing) return new CannotRun(`Kafka was wiped: ${cause.message}.`, { cause });
  if (cause instanceof TopicsRefused) {
    return new CannotRun(`Kafka holds topics that would lose or reorder events: ${cause.message}.`, { cause });
  }
  if (cause instanceof TopicsNotCurrent) {
    const sentence = `VISAGUARD_TOPIC_GENERATION is ${generation}, but ${cause.message}`;
    return new CannotRun(`${sentence}; visaguard ops republish fills the next one.`, { cause });
  }
  return isAway(cause)
    ? new CannotRun(`Kafka does not answer at VISAGUARD_KAFKA: ${firstCause(cause)}.`, { cause })
    : cause;
}

/** The client wraps what happened in how often it tried. */
function firstCause(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause === undefined ? error.message : firstCause(error.cause);
}

/** The client gives up with one of these once it has tried several times. */
function isAway(error: unknown): boolean {
  return error instanceof Error && ['KafkaJSNumberOfRetriesExceeded', 'KafkaJSConnectionError'].includes(error.name);
}
