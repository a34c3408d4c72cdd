import type { OutboxMessage } from '@visaguard/event-store';
import { type Kafka, Partitioners, type Producer, type TopicMessages } from 'kafkajs';
import { toRecord } from './cloud-event.ts';
import { topicOf } from './topics.ts';

export type Publisher = {
  /** Resolves once every replica in sync has the messages. Those of one stream keep their order. */
  publish(messages: readonly OutboxMessage[]): Promise<void>;
  close(): Promise<void>;
};

export type PublisherOptions = { readonly kafka: Kafka; readonly generation: number };

const allReplicas = -1;
const sendTimeoutMs = 5_000;
/** Below the time after which the database ends the transaction that waits for the answer. */
const patienceMs = 8_000;

/**
 * Publishes to the topics of a generation. One request is in flight at a time, or a retry could pass what follows it. A
 * failure leaves the producer's sequence numbers in doubt (after a wiped broker they never fit again), so the next call
 * starts with a new one; what then comes twice, consumers drop by version.
 */
export function createPublisher({ kafka, generation }: PublisherOptions): Publisher {
  let connected: Promise<Producer> | null = null;
  const forget = async () => {
    const failed = connected;
    connected = null;
    // It has failed already, with an error that its caller has.
    await failed?.then((producer) => producer.disconnect()).catch(() => undefined);
  };
  return {
    async publish(messages) {
      connected ??= connect(kafka);
      try {
        const producer = await inTime(connected);
        const topicMessages = byTopic(messages, generation);
        await inTime(producer.sendBatch({ topicMessages, acks: allReplicas, timeout: sendTimeoutMs }));
      } catch (error) {
        await forget();
        throw error;
      }
    },
    close: forget,
  };
}

async function connect(kafka: Kafka): Promise<Producer> {
  const producer = kafka.producer({
    allowAutoTopicCreation: false,
    idempotent: true,
    maxInFlightRequests: 1,
    // The same partition for a key as clients in other languages choose.
    createPartitioner: Partitioners.DefaultPartitioner,
  });
  await producer.connect();
  return producer;
}

function byTopic(messages: readonly OutboxMessage[], generation: number): TopicMessages[] {
  const topics = new Map<string, TopicMessages>();
  for (const message of messages) {
    const topic = topicOf(message.category, generation);
    const sent = topics.get(topic) ?? { topic, messages: [] };
    sent.messages.push(toRecord(message));
    topics.set(topic, sent);
  }
  return [...topics.values()];
}

/** What is still on its way after that may arrive all the same: consumers drop it by version. */
async function inTime<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`the broker has not answered within ${patienceMs} ms`)), patienceMs);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
