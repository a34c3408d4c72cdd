import kafkajs, { type Admin } from 'kafkajs';
import { expect, onTestFinished, test, vi } from 'vitest';
import { checkTopics, ensureTopics } from './topics.ts';
import { TopicsMissing } from './topics-missing.ts';

const plan = { categories: ['lamp'], generation: 1, partitions: 1, replicationFactor: 1 };
const notLeader = new kafkajs.KafkaJSProtocolError(
  Object.assign(new Error('not the leader'), { type: 'NOT_LEADER_FOR_PARTITION', code: 6, retriable: true }),
);

type Cluster = Awaited<ReturnType<Admin['describeCluster']>>;
const inService: Cluster = { brokers: [{ nodeId: 1, host: 'here', port: 9092 }], controller: 1, clusterId: 'one' };

/**
 * A broker without topics, which answers the first questions after offsets as `answers` say. `listed`: what it names when
 * it is asked for its topics, the last of it from then on.
 */
function brokerAnswering(
  answers: readonly Error[] = [],
  listed: readonly string[][] = [[]],
  clusters: readonly (Cluster | Error)[] = [],
) {
  let asked = 0;
  let lists = 0;
  const created: string[] = [];
  let described = 0;
  const admin: Parameters<typeof ensureTopics>[0] = {
    async describeCluster() {
      const cluster = clusters[Math.min(described++, clusters.length - 1)] ?? inService;
      if (cluster instanceof Error) throw cluster;
      return cluster;
    },
    listTopics: async () => [...(listed[Math.min(lists++, listed.length - 1)] ?? [])],
    async createTopics({ topics }) {
      created.push(...topics.map(({ topic }) => topic));
      return true;
    },
    fetchTopicMetadata: async () => ({
      topics: [
        {
          name: 'visaguard.lamp.g1',
          partitions: [{ partitionErrorCode: 0, partitionId: 0, leader: 1, replicas: [1], isr: [1] }],
        },
      ],
    }),
    async fetchTopicOffsets() {
      const error = answers[asked];
      asked += 1;
      if (error) throw error;
      return [{ partition: 0, offset: '0', high: '0', low: '0' }];
    },
    describeConfigs: async () => ({ resources: [], throttleTime: 0 }),
  };
  return { admin, asked: () => asked, described: () => described, created };
}

test('topics are ready once the broker serves them, not once it has named a leader', async () => {
  const { admin, asked } = brokerAnswering([notLeader, notLeader]);
  await ensureTopics(admin, plan);
  expect(asked()).toBe(3);
});

test('what the client gave up for the same reason is asked again', async () => {
  const gaveUp = new kafkajs.KafkaJSNumberOfRetriesExceeded(notLeader, { retryCount: 4, retryTime: 100 });
  const { admin, asked } = brokerAnswering([gaveUp]);
  await ensureTopics(admin, plan);
  expect(asked()).toBe(2);
});

test('a broker that takes connections and does not belong to its cluster yet is waited for', async () => {
  const away: Cluster = { brokers: [], controller: null, clusterId: 'one' };
  const unknown = new kafkajs.KafkaJSNumberOfRetriesExceeded(new kafkajs.KafkaJSError('no controller'), {
    retryCount: 4,
    retryTime: 100,
  });
  const { admin, described, created } = brokerAnswering(
    [],
    [[]],
    [unknown, away, { ...inService, controller: null }, inService],
  );
  await ensureTopics(admin, plan);
  expect([described(), created]).toEqual([4, ['visaguard.lamp.g1']]);
});

test('a broker that takes connections and answers nothing is waited for a minute, however long each question takes', async () => {
  vi.useFakeTimers({ toFake: ['performance'] });
  onTestFinished(() => void vi.useRealTimers());
  const silent = new kafkajs.KafkaJSRequestTimeoutError('no answer', {
    ...{ broker: 'here:9092', clientId: 'migrate', correlationId: 1, createdAt: 0, sentAt: 0, pendingDuration: 0 },
  });
  const givenUp = new kafkajs.KafkaJSNumberOfRetriesExceeded(silent, { retryCount: 4, retryTime: 100 });
  const { admin, described } = brokerAnswering([], [[]], [givenUp]);
  const describeCluster = async () => {
    vi.advanceTimersByTime(25_000);
    return admin.describeCluster();
  };
  await expect(checkTopics({ ...admin, describeCluster }, plan)).rejects.toBe(givenUp);
  expect(described()).toBe(3);
});

test('a broker that is not there is not waited for', async () => {
  const refused = new kafkajs.KafkaJSConnectionError('connect ECONNREFUSED', {
    broker: 'here:9092',
    code: 'ECONNREFUSED',
  });
  const { admin, described } = brokerAnswering([], [[]], [refused]);
  await expect(checkTopics(admin, plan)).rejects.toThrow('ECONNREFUSED');
  expect(described()).toBe(1);
});

test('what does not pass by itself is thrown at once', async () => {
  const { admin, asked } = brokerAnswering([new Error('not allowed')]);
  await expect(ensureTopics(admin, plan)).rejects.toThrow('not allowed');
  expect(asked()).toBe(1);
});

test('E13: a topic that was made before and is gone is told, and not made again; nor is any other', async () => {
  const { admin, created } = brokerAnswering();
  const more = { ...plan, categories: ['lamp', 'kettle'] };
  await expect(ensureTopics(admin, more, ['lamp'])).rejects.toThrow(TopicsMissing);
  await expect(checkTopics(admin, plan)).rejects.toThrow(
    'lost 1 of 1 topics, visaguard.lamp.g1 among them; what to do: docs/runbooks/broker-wiped.md',
  );
  expect(created).toEqual([]);
}, 15_000);

test('a category that is new gets its topic beside those that were made before', async () => {
  const { admin, created } = brokerAnswering([], [['visaguard.lamp.g1']]);
  await ensureTopics(admin, { ...plan, categories: ['lamp', 'kettle'] }, ['lamp', 'of a newer version']);
  expect(created).toEqual(['visaguard.kettle.g1']);
});

test('a topic that a broker does not know yet, a moment after another one has made it, is not taken for lost', async () => {
  const { admin, created } = brokerAnswering([], [[], [], ['visaguard.lamp.g1']]);
  await checkTopics(admin, plan);
  expect(created).toEqual([]);
});
