import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventBytesMax, type OutboxMessage } from '@visaguard/event-store';
import { type KafkaBroker, startKafka } from '@visaguard/native-engines';
import type { Admin, Kafka } from 'kafkajs';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import type { DeliveryFailure, Subscription } from '../event-bus.ts';
import { lampMessage } from '../testing/lamps.ts';
import { toRecord } from './cloud-event.ts';
import { createKafkaBus } from './kafka-bus.ts';
import { createKafkaClient } from './kafka-client.ts';
import { createPublisher } from './publisher.ts';
import { ensureTopics, type TopicPlan, topicOf } from './topics.ts';

let folder: string;
let broker: KafkaBroker;
let kafka: Kafka;
let admin: Admin;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'visaguard-kafka-'));
  broker = await startKafka({ dataDirectory: folder, heapMb: 256 });
  kafka = createKafkaClient({ clientId: 'faults-test', addresses: [broker.address] });
  admin = kafka.admin();
  await admin.connect();
});
afterAll(async () => {
  await admin?.disconnect();
  await broker?.kill();
  await rm(folder, { recursive: true, force: true });
});

const planOf = (category: string): TopicPlan => ({
  categories: [category],
  generation: 1,
  partitions: 4,
  replicationFactor: 1,
});

/** A member of a group whose checkpoints all its members share, as they would in a database. */
function member(name: string, plan: TopicPlan, shared: { checkpoints: Map<string, string>; delivered: string[] }) {
  const stop = new AbortController();
  const crashes: Error[] = [];
  const failures: DeliveryFailure[] = [];
  const bus = createKafkaBus({
    kafka,
    plan,
    onCrash: ({ error }) => crashes.push(error),
    onError: (failure) => failures.push(failure),
  });
  const seen: string[] = [];
  const subscription: Subscription = bus.subscribe({
    name,
    checkpoint: async (lane) => shared.checkpoints.get(lane) ?? null,
    signal: stop.signal,
    async onBatch({ lane, from, next, events }) {
      if ((shared.checkpoints.get(lane) ?? null) !== from) throw new Error('fenced');
      shared.checkpoints.set(lane, next);
      const ids = events.map(({ eventId }) => eventId);
      shared.delivered.push(...ids);
      seen.push(...ids);
    },
  });
  onTestFinished(async () => {
    stop.abort();
    await subscription.done;
  });
  return { subscription, crashes, failures, seen, stop };
}

const fresh = () => ({ checkpoints: new Map<string, string>(), delivered: [] as string[] });

describe('topics', () => {
  test('E17: one that is compacted, has another number of partitions or takes too little is refused by name', async () => {
    const compacted = { ...planOf('compacted'), partitions: 2 };
    const configEntries = [{ name: 'cleanup.policy', value: 'compact' }];
    await admin.createTopics({
      topics: [{ topic: topicOf('compacted', 1), numPartitions: 2, configEntries }],
      waitForLeaders: false,
    });
    await expect(ensureTopics(admin, compacted)).rejects.toThrow(
      'topic visaguard.compacted.g1 has cleanup.policy=compact',
    );
    const small = [{ name: 'max.message.bytes', value: '500000' }];
    await admin.createTopics({
      topics: [{ topic: topicOf('small', 1), numPartitions: 4, configEntries: small }],
      waitForLeaders: false,
    });
    await expect(ensureTopics(admin, planOf('small'))).rejects.toThrow('max.message.bytes=500000');
    await ensureTopics(admin, planOf('counted'));
    await expect(ensureTopics(admin, { ...planOf('counted'), partitions: 8 })).rejects.toThrow(
      '4 partitions instead of 8',
    );
  });

  test('are made once; a second start finds them as they should be', async () => {
    await ensureTopics(admin, planOf('again'));
    await ensureTopics(admin, planOf('again'));
    expect(await admin.listTopics()).toContain('visaguard.again.g1');
  });
});

test('a key goes to the partition that the Java client would choose', async () => {
  const plan = { ...planOf('golden'), partitions: 24 };
  await ensureTopics(admin, plan);
  const publisher = createPublisher({ kafka, generation: 1 });
  onTestFinished(() => publisher.close());
  await publisher.publish([lampMessage(1, { category: 'golden', key: 'ten_1/test:scr_1' })]);
  const filled = async () => {
    // Right after a topic was made some partitions have no leader for a moment.
    const offsets = await admin.fetchTopicOffsets(topicOf('golden', 1)).catch(() => []);
    return offsets.filter(({ high }) => high !== '0').map(({ partition }) => partition);
  };
  // toPositive(murmur2("ten_1/test:scr_1")) % 24, by org.apache.kafka.common.utils.Utils of the 4.4.0 client.
  await expect.poll(filled, { timeout: 10_000 }).toEqual([10]);
});

test('more of one stream than a broker takes at once is taken all the same, and so is an event as large as may be', async () => {
  await ensureTopics(admin, planOf('large'));
  const publisher = createPublisher({ kafka, generation: 1 });
  onTestFinished(() => publisher.close());
  const payload = { text: 'x'.repeat(5_000) };
  const large = Array.from({ length: 500 }, (_, at) => lampMessage(at + 1, { category: 'large', payload }));
  const largest = { text: 'x'.repeat(eventBytesMax) };
  const messages = [...large, lampMessage(501, { category: 'large', payload: largest })];
  await publisher.publish(messages);
  const shared = fresh();
  const { failures } = member('large', planOf('large'), shared);
  await expect.poll(() => shared.delivered, { timeout: 20_000 }).toEqual(messages.map(({ eventId }) => eventId));
  expect(failures).toEqual([]);
});

test('an idle connection does not wake the process hundreds of times a second', async () => {
  const plan = planOf('idle');
  await ensureTopics(admin, plan);
  const { subscription } = member('idle', plan, fresh());
  await expect.poll(() => subscription.health().lanes.length, { timeout: 20_000 }).toBe(4);
  let armed = 0;
  const original = globalThis.setTimeout;
  globalThis.setTimeout = Object.assign((...parameters: Parameters<typeof original>) => {
    armed += 1;
    return original(...parameters);
  }, original) as typeof original;
  onTestFinished(() => {
    globalThis.setTimeout = original;
  });
  await new Promise((resolve) => original(resolve, 2_000));
  // The fetch of an idle consumer returns ten times a second; the fault armed about 800 timers a second.
  expect(armed).toBeLessThan(200);
});

test('members of a group share its lanes; when one leaves, the other goes on where it was', async () => {
  const plan = planOf('shared');
  await ensureTopics(admin, plan);
  const publisher = createPublisher({ kafka, generation: 1 });
  onTestFinished(() => publisher.close());
  const shared = fresh();
  const first = member('shared', plan, shared);
  const second = member('shared', plan, shared);
  const laneCounts = () => [first, second].map(({ subscription }) => subscription.health().lanes.length);
  await expect.poll(laneCounts, { timeout: 30_000 }).toEqual([2, 2]);
  const sent: OutboxMessage[] = [];
  const send = async (version: number) => {
    const messages = Array.from({ length: 20 }, (_, stream) =>
      lampMessage(version, { category: 'shared', streamId: `s${stream}` }),
    );
    sent.push(...messages);
    await publisher.publish(messages);
  };
  await send(1);
  await expect.poll(() => shared.delivered.length, { timeout: 20_000 }).toBe(20);
  expect(first.seen.length).toBeGreaterThan(0);
  expect(second.seen.length).toBeGreaterThan(0);
  second.stop.abort();
  await second.subscription.done;
  await send(2);
  await expect.poll(() => shared.delivered.length, { timeout: 30_000 }).toBe(40);
  expect(new Set(shared.delivered)).toEqual(new Set(sent.map(({ eventId }) => eventId)));
});

test('a record that is no event of ours is told and passed over, and what follows it arrives', async () => {
  const plan = { ...planOf('foreign'), partitions: 1 };
  await ensureTopics(admin, plan);
  const producer = kafka.producer({ allowAutoTopicCreation: false });
  await producer.connect();
  const topic = topicOf('foreign', 1);
  const { key, value, headers } = toRecord(lampMessage(1, { category: 'foreign', streamId: 's' }));
  const broken = [
    { key: 'x', value: 'not ours' },
    { key: 'x', value: null },
    { key, value: '{', headers: { ...headers } },
    { key, value, headers: { ...headers, ce_tenantscope: 'ten_1' } },
    { key, value, headers: { ...headers, ce_sequence: '0' } },
  ];
  await producer.send({ topic, messages: broken });
  await producer.disconnect();
  const publisher = createPublisher({ kafka, generation: 1 });
  onTestFinished(() => publisher.close());
  const good = lampMessage(1, { category: 'foreign', streamId: 's' });
  await publisher.publish([good]);
  const shared = fresh();
  const { failures } = member('foreign', plan, shared);
  await expect.poll(() => shared.delivered, { timeout: 20_000 }).toEqual([good.eventId]);
  expect(failures.map(({ error }) => (error instanceof Error ? error.name : ''))).toEqual(
    broken.map(() => 'RecordUnreadable'),
  );
});

test('a broker that is killed and comes back is waited for: what was sent is there, and what follows arrives', async () => {
  const plan = planOf('killed');
  await ensureTopics(admin, plan);
  const publisher = createPublisher({ kafka, generation: 1 });
  onTestFinished(() => publisher.close());
  const shared = fresh();
  const { subscription, crashes } = member('killed', plan, shared);
  const before = lampMessage(1, { category: 'killed', streamId: 's' });
  await publisher.publish([before]);
  await expect.poll(() => shared.delivered, { timeout: 20_000 }).toEqual([before.eventId]);
  const { port } = broker;
  await broker.kill();
  const after = lampMessage(2, { category: 'killed', streamId: 's' });
  await expect(publisher.publish([after])).rejects.toThrow();
  broker = await startKafka({ dataDirectory: folder, port, heapMb: 256 });
  await expect
    .poll(
      () =>
        publisher.publish([after]).then(
          () => 'sent',
          () => 'failed',
        ),
      { timeout: 30_000 },
    )
    .toBe('sent');
  await expect
    .poll(() => new Set(shared.delivered), { timeout: 30_000 })
    .toEqual(new Set([before.eventId, after.eventId]));
  expect(crashes).toEqual([]);
  expect(subscription.health().lanes.length).toBe(4);
}, 120_000);
