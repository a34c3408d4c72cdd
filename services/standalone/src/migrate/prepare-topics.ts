import { ensureTopics, TopicsRefused } from '@visaguard/event-bus';
import { type BusSettings, openKafka, topicPlan } from '@visaguard/runtime';
import type { Log } from '@visaguard/telemetry';
import { CannotRun } from '../cannot-run.ts';

/** Makes the topics that are missing and looks at the others, as each service does when it starts. @returns one line. */
export async function prepareTopics(settings: BusSettings): Promise<string> {
  const plan = topicPlan(settings);
  const admin = openKafka('migrate', settings, silent).admin();
  try {
    await admin.connect();
    await ensureTopics(admin, plan);
    return `kafka: ${plan.categories.length} topics of ${plan.partitions} partitions`;
  } catch (error) {
    if (error instanceof TopicsRefused) {
      throw new CannotRun(`Kafka holds topics that would lose or reorder events: ${error.message}.`, { cause: error });
    }
    throw isAway(error) ? new CannotRun('Kafka does not answer at VISAGUARD_KAFKA.', { cause: error }) : error;
  } finally {
    await admin.disconnect();
  }
}

/** The client writes a line for each partition that a new topic does not serve yet. What comes of it is told at the end. */
const silent: Log = { info() {}, warn() {}, error() {} };

/** The client gives up with one of these once it has tried several times. */
function isAway(error: unknown): boolean {
  return error instanceof Error && ['KafkaJSNumberOfRetriesExceeded', 'KafkaJSConnectionError'].includes(error.name);
}
