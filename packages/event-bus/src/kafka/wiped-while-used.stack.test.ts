import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startKafka } from '@visaguard/native-engines';
import { expect, onTestFinished, test } from 'vitest';
import { lampMessage } from '../testing/lamps.ts';
import { createKafkaBus } from './kafka-bus.ts';
import { createKafkaClient } from './kafka-client.ts';
import { createPublisher } from './publisher.ts';
import { ensureTopics } from './topics.ts';
import { TopicsMissing } from './topics-missing.ts';

const plan = { categories: ['lamp'], generation: 1, partitions: 4, replicationFactor: 1 };

async function ownBroker() {
  const folder = await mkdtemp(join(tmpdir(), 'visaguard-kafka-'));
  let broker = await startKafka({ dataDirectory: folder, heapMb: 256 });
  onTestFinished(async () => {
    await broker.kill();
    await rm(folder, { recursive: true, force: true });
  });
  const { port, address } = broker;
  return {
    address,
    async comeBack({ wiped }: { wiped: boolean }) {
      await broker.kill();
      if (wiped) await rm(join(folder, 'log'), { recursive: true });
      broker = await startKafka({ dataDirectory: folder, port, heapMb: 256 });
    },
  };
}

test('E13: a broker that is wiped while it is used is told by who publishes and by who follows, who then ends; one that only was away is not', async () => {
  const { address, comeBack } = await ownBroker();
  const kafka = createKafkaClient({ clientId: 'wiped-test', addresses: [address] });
  const admin = kafka.admin();
  await admin.connect();
  await ensureTopics(admin, plan);
  await admin.disconnect();
  const stop = new AbortController();
  const crashes: Error[] = [];
  const delivered: string[] = [];
  const checkpoints = new Map<string, string>();
  const publisher = createPublisher({ kafka, generation: 1 });
  const { done } = createKafkaBus({ kafka, plan, onCrash: ({ error }) => crashes.push(error) }).subscribe({
    name: 'wiped',
    checkpoint: async (lane) => checkpoints.get(lane) ?? null,
    signal: stop.signal,
    async onBatch({ lane, next, events }) {
      checkpoints.set(lane, next);
      delivered.push(...events.map(({ eventId }) => eventId));
    },
  });
  onTestFinished(async () => {
    stop.abort();
    await Promise.all([done, publisher.close()]);
  });
  const untilPublished = async (message: ReturnType<typeof lampMessage>) => {
    await expect.poll(() => publisher.publish([message]).catch((error) => error), { timeout: 40_000 }).toBe(undefined);
    await expect.poll(() => delivered, { timeout: 40_000 }).toContain(message.eventId);
  };

  await untilPublished(lampMessage(1));
  await comeBack({ wiped: false });
  await untilPublished(lampMessage(2));
  expect(crashes).toEqual([]);

  await comeBack({ wiped: true });
  const refusal = () => publisher.publish([lampMessage(3)]).catch((error) => error);
  await expect.poll(refusal, { timeout: 40_000 }).toBeInstanceOf(TopicsMissing);
  await expect.poll(() => crashes, { timeout: 60_000 }).toMatchObject([{ name: 'TopicsMissing' }]);
  expect(crashes[0]?.message).toContain('docs/runbooks/broker-wiped.md');
}, 240_000);
