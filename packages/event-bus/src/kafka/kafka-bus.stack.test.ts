import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createEventStore, createOutbox, registerEventTypes } from '@visaguard/event-store';
import { type KafkaBroker, startKafka } from '@visaguard/native-engines';
import { createTestDatabase } from '@visaguard/testkit';
import { afterAll, beforeAll } from 'vitest';
import { type BusHarness, describeEventBus } from '../bus.feature.ts';
import type { DeliveryFailure } from '../event-bus.ts';
import { appendLamps, lampType } from '../testing/lamps.ts';
import { createKafkaBus } from './kafka-bus.ts';
import { createKafkaClient } from './kafka-client.ts';
import { laneOf } from './lanes.ts';
import { createPublisher } from './publisher.ts';
import { ensureTopics, topicsOf } from './topics.ts';

let folder: string;
let broker: KafkaBroker;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'visaguard-kafka-'));
  broker = await startKafka({ dataDirectory: folder, heapMb: 256, say: (line) => process.stderr.write(`${line}\n`) });
});
afterAll(async () => {
  await broker?.kill();
  await rm(folder, { recursive: true, force: true });
});

const plan = { categories: ['lamp'], generation: 1, partitions: 4, replicationFactor: 1 };

async function startKafkaBus(): Promise<BusHarness> {
  const db = await createTestDatabase('core');
  await registerEventTypes(db.pool('owner'), [lampType]);
  const store = createEventStore({ writer: db.pool('vg_writer') });
  const outbox = createOutbox({ relay: db.pool('vg_relay') });
  const kafka = createKafkaClient({ clientId: 'bus-test', addresses: [broker.address] });
  const admin = kafka.admin();
  await admin.connect();
  await ensureTopics(admin, plan);
  const publisher = createPublisher({ kafka, generation: plan.generation });
  const failures: DeliveryFailure[] = [];
  let drained = Promise.resolve();
  const drain = async () => {
    await outbox.drain(await outbox.waiting(), 1_000, (sent) => publisher.publish(sent));
  };
  return {
    bus: createKafkaBus({
      kafka,
      plan,
      onError: (failure) => failures.push(failure),
      onCrash: ({ error }) => {
        throw error;
      },
    }),
    async append(streamId, count) {
      const ids = await appendLamps(store, streamId, count);
      // One after another: a shard that is in the hands of another is passed by, and nobody would come back to it.
      drained = drained.then(drain);
      await drained;
      return ids;
    },
    async end() {
      const ends = new Map<string, string>();
      for (const topic of topicsOf(plan)) {
        for (const { partition, high } of await admin.fetchTopicOffsets(topic))
          ends.set(laneOf(topic, partition), high);
      }
      return ends;
    },
    failures,
    async close() {
      await publisher.close();
      await admin.disconnect();
      await db.close();
    },
  };
}

describeEventBus('Kafka', startKafkaBus);
