import { mkdtemp, rm } from 'node:fs/promises';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type KafkaBroker, startKafka } from '@visaguard/native-engines';
import { type ISocketFactory, Kafka, logLevel } from 'kafkajs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { lampMessage } from '../testing/lamps.ts';
import { createPublisher } from './publisher.ts';
import { ensureTopics, topicOf } from './topics.ts';

let folder: string;
let broker: KafkaBroker;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'visaguard-kafka-'));
  broker = await startKafka({ dataDirectory: folder, heapMb: 256 });
});
afterAll(async () => {
  await broker?.kill();
  await rm(folder, { recursive: true, force: true });
});

const produceRequest = 0;

/** Sockets of which one, once armed, closes in place of handing over the next answer to a produce request. */
function fragileSockets() {
  let isArmed = false;
  const factory: ISocketFactory = ({ host, port, onConnect }) => {
    const socket: Socket = connect({ host, port }, onConnect);
    let isProducing = false;
    const write = socket.write.bind(socket);
    const emit = socket.emit.bind(socket);
    socket.write = (chunk: Uint8Array, ...rest: never[]) => {
      if (Buffer.from(chunk).readInt16BE(4) === produceRequest) isProducing = true;
      return write(chunk, ...rest);
    };
    socket.emit = (name: string, ...values: unknown[]) => {
      if (name !== 'data' || !isArmed || !isProducing) return emit(name, ...values);
      isArmed = false;
      // As the client sees the end of a broker that was killed.
      emit('end');
      socket.destroy();
      return true;
    };
    return socket;
  };
  const arm = () => {
    isArmed = true;
  };
  return { factory, arm };
}

test('E11: what is published beside a batch whose acknowledgement was lost is on the broker once it was acknowledged', async () => {
  const { factory, arm } = fragileSockets();
  const place = { clientId: 'lost-ack', brokers: [broker.address], logLevel: logLevel.NOTHING };
  const kafka = new Kafka({ ...place, socketFactory: factory, retry: { initialRetryTime: 100, retries: 4 } });
  const plan = { categories: ['lamp'], generation: 1, partitions: 1, replicationFactor: 1 };
  const admin = kafka.admin();
  await admin.connect();
  await ensureTopics(admin, plan);
  const publisher = createPublisher({ kafka, generation: 1 });
  await publisher.publish([lampMessage(1)]);

  arm();
  await Promise.all([publisher.publish([lampMessage(2)]), publisher.publish([lampMessage(3)])]);

  const topic = topicOf('lamp', 1);
  const [end] = await admin.fetchTopicOffsets(topic);
  const found = new Set<string>();
  const consumer = kafka.consumer({ groupId: 'lost-ack' });
  await consumer.connect();
  await consumer.subscribe({ topics: [topic], fromBeginning: true });
  let readTo = '';
  await consumer.run({
    eachMessage: async ({ message }) => {
      found.add(String(message.headers?.['ce_sequence']));
      readTo = String(BigInt(message.offset) + 1n);
    },
  });
  await expect.poll(() => readTo, { timeout: 20_000 }).toBe(end?.offset);
  await Promise.all([consumer.disconnect(), admin.disconnect(), publisher.close()]);
  expect([...found].sort()).toEqual(['1', '2', '3']);
});
