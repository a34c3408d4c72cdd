import { TopicsMissing } from '@visaguard/event-bus';
import { beginTopicGeneration, TopicsNotCurrent, topicGeneration } from '@visaguard/event-store';
import { createTestDatabase, type TestDatabase } from '@visaguard/testkit';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeTopics, type TopicsToMake, untilMade } from './await-topics.ts';

let db: TestDatabase;
beforeEach(async () => {
  db = await createTestDatabase('core');
});
afterEach(() => db?.close());

const { signal } = new AbortController();

/** A service, or what prepares a deployment, before a broker that keeps the names of its topics and nothing else. */
function before(topics: Set<string>, { categories = ['lamp', 'kettle'], generation = 1 } = {}): TopicsToMake {
  const plan = { categories, generation, partitions: 1, replicationFactor: 1 };
  const broker: TopicsToMake['admin'] = {
    describeCluster: async () => ({
      brokers: [{ nodeId: 1, host: 'here', port: 9092 }],
      controller: 1,
      clusterId: 'one',
    }),
    listTopics: async () => [...topics],
    async createTopics(asked) {
      for (const { topic } of asked.topics) topics.add(topic);
      return true;
    },
    fetchTopicOffsets: async () => [],
    fetchTopicMetadata: async () => ({ topics: [] }),
    describeConfigs: async () => ({ resources: [], throttleTime: 0 }),
  };
  return { admin: broker, plan, relay: db.pool('vg_relay') };
}

const names = (...categories: string[]) => new Set(categories.map((category) => `visaguard.${category}.g1`));
const lost = 'docs/runbooks/broker-wiped.md';

test('topics are made once, however many prepare at once; a service then finds them', async () => {
  const topics = names();
  await Promise.all([makeTopics(before(topics)), makeTopics(before(topics))]);
  expect(topics).toEqual(names('lamp', 'kettle'));
  expect((await topicGeneration(db.pool('vg_relay'))).made).toEqual(['kettle', 'lamp']);
  await makeTopics(before(topics));
  await untilMade({ ...before(topics), signal });
});

test('E13: a broker that was wiped is told by a service and by what prepares a deployment, and neither makes a topic', async () => {
  await makeTopics(before(names()));
  const wiped = names();
  await expect(untilMade({ ...before(wiped), signal })).rejects.toThrow(lost);
  await expect(makeTopics(before(wiped))).rejects.toThrow(lost);
  const oneIsLeft = names('lamp');
  await expect(untilMade({ ...before(oneIsLeft), signal })).rejects.toThrow(TopicsMissing);
  await expect(makeTopics(before(oneIsLeft))).rejects.toThrow(TopicsMissing);
  expect([...wiped, ...oneIsLeft]).toEqual([...names('lamp')]);
}, 30_000);

test('a newer version has the topics of its new categories made', async () => {
  const topics = names();
  await makeTopics(before(topics, { categories: ['lamp'] }));
  await makeTopics(before(topics));
  expect(topics).toEqual(names('lamp', 'kettle'));
});

test('a service makes no topics: it waits until they are made, and says in the end who makes them', async () => {
  const topics = names();
  const waiting = untilMade({ ...before(topics), signal });
  const inVain = untilMade({ ...before(topics), signal, patienceMs: 0 });
  await expect(inVain).rejects.toThrow('generation 1 are not made yet: visaguard migrate makes them');
  const early = untilMade({ ...before(topics, { generation: 2 }), signal, patienceMs: 0 });
  await expect(early).rejects.toThrow('visaguard ops republish --generation 2 makes them');
  expect(topics).toEqual(names());
  await makeTopics(before(topics));
  await waiting;
});

test('a service that waits for topics ends when it is asked to', async () => {
  const stopping = new AbortController();
  const waiting = untilMade({ ...before(names()), signal: stopping.signal });
  stopping.abort();
  await expect(waiting).rejects.toThrow('not made yet');
});

test('E13: a generation that another has followed is refused by its number', async () => {
  const topics = names('lamp', 'kettle');
  await makeTopics(before(topics));
  await beginTopicGeneration(db.pool('vg_relay'), 2, ['lamp', 'kettle']);
  await expect(untilMade({ ...before(topics), signal })).rejects.toThrow('to generation 2, and not to 1');
  await expect(makeTopics(before(topics))).rejects.toThrow(TopicsNotCurrent);
});
