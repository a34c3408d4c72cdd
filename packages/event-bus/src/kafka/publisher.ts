import type { OutboxMessage } from '@visaguard/event-store';
import { type Kafka, Partitioners, type Producer, type TopicMessages } from 'kafkajs';
import { type EventRecord, toRecord } from './cloud-event.ts';
import { topicOf } from './topics.ts';
import { asTopicsMissing } from './topics-missing.ts';

export type Publisher = {
  /**
   * Resolves once every replica in sync has the messages. Those of one stream keep their order.
   * @throws TopicsMissing where the broker has lost a topic
   */
  publish(messages: readonly OutboxMessage[]): Promise<void>;
  close(): Promise<void>;
};

type Sending = Pick<Producer, 'connect' | 'disconnect' | 'sendBatch'>;
type Connecting = { producer(config: Parameters<Kafka['producer']>[0]): Sending };

export type PublisherOptions = { readonly kafka: Connecting; readonly generation: number };

const allReplicas = -1;
const sendTimeoutMs = 5_000;
/** Below the time after which the database ends the transaction that waits for the answer. */
const patienceMs = 8_000;
/**
 * A broker takes 1 MiB of records per partition at a time unless told otherwise, and refuses what is larger for ever.
 * One event is far below that; many of one stream need not be.
 */
const requestBytesMax = 512 * 1024;
/** About what the names and lengths of the headers add to a record. */
const recordOverheadBytes = 400;

/**
 * Publishes to the topics of a generation, one call after the other, however many are made at once. Were two under way on
 * one producer and the acknowledgement of the first lost, the client would give its sequence number to the second: the
 * broker takes that for a repeat, acknowledges it and keeps nothing of it. A failure leaves the numbers in doubt (after a
 * wiped broker they never fit again), so the next call starts with a new producer; what then comes twice, consumers drop
 * by version.
 */
export function createPublisher({ kafka, generation }: PublisherOptions): Publisher {
  let connected: Promise<Sending> | null = null;
  let last: Promise<unknown> = Promise.resolve();
  const forget = async () => {
    const failed = connected;
    connected = null;
    // It has failed already, with an error that its caller has.
    if (failed !== null) await inTime(failed.then((producer) => producer.disconnect())).catch(() => undefined);
  };
  const send = async (messages: readonly OutboxMessage[]) => {
    try {
      connected ??= connect(kafka);
      const producer = await inTime(connected);
      for (const topicMessages of requestsOf(messages, generation)) {
        await inTime(producer.sendBatch({ topicMessages, acks: allReplicas, timeout: sendTimeoutMs }));
      }
    } catch (error) {
      await forget();
      throw asTopicsMissing(error);
    }
  };
  return {
    publish(messages) {
      const sending = last.then(() => send(messages));
      // Whoever called has the failure; the next call only waits for the end of this one.
      last = sending.catch(() => undefined);
      return sending;
    },
    close: forget,
  };
}

async function connect(kafka: Connecting): Promise<Sending> {
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

/** One after the other, so that the messages of a stream keep their order. */
function requestsOf(messages: readonly OutboxMessage[], generation: number): TopicMessages[][] {
  const requests: Map<string, EventRecord[]>[] = [];
  let bytes = requestBytesMax;
  for (const message of messages) {
    const record = toRecord(message);
    bytes += bytesOf(record);
    if (bytes > requestBytesMax) {
      requests.push(new Map());
      bytes = bytesOf(record);
    }
    const topic = topicOf(message.category, generation);
    const topics = requests.at(-1);
    const records = topics?.get(topic);
    if (records) records.push(record);
    else topics?.set(topic, [record]);
  }
  return requests.map((topics) => [...topics].map(([topic, records]) => ({ topic, messages: records })));
}

function bytesOf({ key, value, headers }: EventRecord): number {
  const texts = [key, value, ...Object.values(headers)];
  return texts.reduce((sum, text) => sum + Buffer.byteLength(text), recordOverheadBytes);
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
