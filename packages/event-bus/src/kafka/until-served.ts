import { setTimeout as pause } from 'node:timers/promises';
import kafkajs, { type Admin } from 'kafkajs';

/** Longer than a broker needs; each question may take the client half a minute to give up. */
const waitMsMax = 60_000;
const pauseMs = 100;

/**
 * A broker that was killed takes connections before it belongs to its cluster again: it then names no broker and no
 * controller, and whatever is asked about topics fails. That lasts until its session of before has ended, nine seconds
 * by default (broker.session.timeout.ms), and longer where its log is recovered.
 */
export async function untilInService(admin: Pick<Admin, 'describeCluster'>): Promise<void> {
  await whileItPasses(async () => {
    const { brokers, controller } = await admin.describeCluster();
    if (brokers.length === 0 || controller === null)
      throw new kafkajs.KafkaJSError(new Error('no broker is in service'));
  });
}

/**
 * A broker does not know a new topic at once, and may name itself the leader of a partition before it serves it: who asks
 * in between is refused.
 */
export async function untilServed(admin: Pick<Admin, 'fetchTopicOffsets'>, topics: readonly string[]): Promise<void> {
  await whileItPasses(async () => {
    await Promise.all(topics.map((topic) => admin.fetchTopicOffsets(topic)));
  });
}

async function whileItPasses(ask: () => Promise<void>): Promise<void> {
  const endsAtMs = performance.now() + waitMsMax;
  for (;;) {
    try {
      await ask();
      return;
    } catch (error) {
      if (!isPassing(error) || performance.now() > endsAtMs) throw error;
      await pause(pauseMs);
    }
  }
}

/** The client gives some of them up itself after a few tries, and hands on why. A broker that is not there is not waited for. */
function isPassing(error: unknown): boolean {
  if (error instanceof kafkajs.KafkaJSNumberOfRetriesExceeded) return isPassing(error.cause);
  if (error instanceof kafkajs.KafkaJSConnectionError) return false;
  return error instanceof kafkajs.KafkaJSError && error.retriable;
}
