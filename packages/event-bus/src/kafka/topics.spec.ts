import kafkajs from 'kafkajs';
import { expect, test } from 'vitest';
import { ensureTopics } from './topics.ts';

const plan = { categories: ['lamp'], generation: 1, partitions: 1, replicationFactor: 1 };
const notLeader = new kafkajs.KafkaJSProtocolError(
  Object.assign(new Error('not the leader'), { type: 'NOT_LEADER_FOR_PARTITION', code: 6, retriable: true }),
);

/** A broker without topics, which answers the first questions after offsets as `answers` say. */
function brokerAnswering(...answers: Error[]) {
  let asked = 0;
  const admin: Parameters<typeof ensureTopics>[0] = {
    listTopics: async () => [],
    createTopics: async () => true,
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
  return { admin, asked: () => asked };
}

test('topics are ready once the broker serves them, not once it has named a leader', async () => {
  const { admin, asked } = brokerAnswering(notLeader, notLeader);
  await ensureTopics(admin, plan);
  expect(asked()).toBe(3);
});

test('what the client gave up for the same reason is asked again', async () => {
  const gaveUp = new kafkajs.KafkaJSNumberOfRetriesExceeded(notLeader, { retryCount: 4, retryTime: 100 });
  const { admin, asked } = brokerAnswering(gaveUp);
  await ensureTopics(admin, plan);
  expect(asked()).toBe(2);
});

test('what does not pass by itself is thrown at once', async () => {
  const { admin, asked } = brokerAnswering(new Error('not allowed'));
  await expect(ensureTopics(admin, plan)).rejects.toThrow('not allowed');
  expect(asked()).toBe(1);
});
