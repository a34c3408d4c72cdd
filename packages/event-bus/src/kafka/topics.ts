import { setTimeout as pause } from 'node:timers/promises';
import type { Admin, ITopicConfig, Kafka } from 'kafkajs';
import { laneOf } from './lanes.ts';
import { TopicsMissing, whatToDo } from './topics-missing.ts';
import { untilInService, untilServed } from './until-served.ts';

/**
 * One topic per category of streams, so that all events of a stream are in one partition. The name carries a generation:
 * a topic that is made again starts at offset 0, and checkpoints of the one before would lie.
 */
export type TopicPlan = {
  readonly categories: readonly string[];
  readonly generation: number;
  /** Fixed once and for all: another count would send the later events of a stream to another partition. */
  readonly partitions: number;
  readonly replicationFactor: number;
};

type Topics = Pick<
  Admin,
  'describeCluster' | 'listTopics' | 'createTopics' | 'fetchTopicMetadata' | 'fetchTopicOffsets' | 'describeConfigs'
>;

/** The broker holds topics that would lose or reorder events. Nothing may be published or read. */
export class TopicsRefused extends Error {
  override readonly name = 'TopicsRefused';
}

export function topicOf(category: string, generation: number): string {
  return `visaguard.${category}.g${generation}`;
}

export function topicsOf({ categories, generation }: TopicPlan): string[] {
  return categories.map((category) => topicOf(category, generation));
}

/**
 * Makes the topics that are missing and looks at those that are there.
 * @param made the categories whose topics were made before: they are not made again.
 * @throws TopicsMissing where one of those is not there; TopicsRefused as `checkTopics` does
 */
export async function ensureTopics(admin: Topics, plan: TopicPlan, made: readonly string[] = []): Promise<void> {
  await untilInService(admin);
  await untilKnown(admin, topicsOf({ ...plan, categories: plan.categories.filter((one) => made.includes(one)) }));
  const missing = await missingOf(admin, topicsOf(plan));
  if (missing.length > 0) {
    const topics = missing.map((topic) => topicConfig(topic, plan));
    await admin.createTopics({ topics, waitForLeaders: false });
  }
  await lookAt(admin, plan);
}

/**
 * Looks at topics that were made before.
 * @throws TopicsMissing where one is not there; TopicsRefused for one that is compacted (it would keep one event per
 * stream), has another number of partitions or does not take every event for its size.
 */
export async function checkTopics(admin: Topics, plan: TopicPlan): Promise<void> {
  await untilInService(admin);
  await untilKnown(admin, topicsOf(plan));
  await lookAt(admin, plan);
}

async function lookAt(admin: Topics, plan: TopicPlan): Promise<void> {
  const topics = topicsOf(plan);
  // Those that were there as well: another process may have made them a moment ago.
  await untilServed(admin, topics);
  await refuseOtherPartitions(admin, topics, plan.partitions);
  await refuseSettings(admin, topics);
}

async function missingOf(admin: Topics, topics: readonly string[]): Promise<string[]> {
  const present = new Set(await admin.listTopics());
  return topics.filter((topic) => !present.has(topic));
}

const knownTriesMax = 10;
const knownPauseMs = 100;

/** One of several brokers may not know yet what another one made. */
async function untilKnown(admin: Topics, topics: readonly string[]): Promise<void> {
  if (topics.length === 0) return;
  for (let tries = 1; ; tries++) {
    const missing = await missingOf(admin, topics);
    if (missing.length === 0) return;
    if (tries === knownTriesMax) {
      throw new TopicsMissing(
        `the broker has lost ${missing.length} of ${topics.length} topics, ${missing[0]} among them; ${whatToDo}`,
      );
    }
    await pause(knownPauseMs);
  }
}

/** An event of the largest size with its headers, and what the broker allows by itself. */
const recordBytesMax = 1_048_588;

function topicConfig(topic: string, { partitions, replicationFactor }: TopicPlan): ITopicConfig {
  const configEntries = [
    { name: 'cleanup.policy', value: 'delete' },
    { name: 'max.message.bytes', value: String(recordBytesMax) },
  ];
  return { topic, numPartitions: partitions, replicationFactor, configEntries };
}

async function refuseOtherPartitions(admin: Topics, names: string[], partitions: number): Promise<void> {
  const { topics } = await admin.fetchTopicMetadata({ topics: names });
  for (const { name, partitions: actual } of topics) {
    if (actual.length === partitions) continue;
    throw new TopicsRefused(
      `topic ${name} has ${actual.length} partitions instead of ${partitions}: streams would be split between two`,
    );
  }
}

/** Where each lane ends now: the checkpoint of a consumer that has handled all of it. */
export async function laneEnds(kafka: Pick<Kafka, 'admin'>, plan: TopicPlan): Promise<Map<string, string>> {
  const admin = kafka.admin();
  await admin.connect();
  try {
    const ends = await Promise.all(
      topicsOf(plan).map(async (topic) =>
        (await admin.fetchTopicOffsets(topic)).map(({ partition, high }) => [laneOf(topic, partition), high] as const),
      ),
    );
    return new Map(ends.flat());
  } finally {
    await admin.disconnect();
  }
}

const topicResource = 2;

async function refuseSettings(admin: Topics, names: string[]): Promise<void> {
  const configNames = ['cleanup.policy', 'max.message.bytes'];
  const asked = names.map((name) => ({ type: topicResource, name, configNames }));
  const { resources } = await admin.describeConfigs({ resources: asked, includeSynonyms: false });
  for (const { resourceName, configEntries } of resources) {
    const settings = new Map(configEntries.map(({ configName, configValue }) => [configName, configValue]));
    const [policy, bytesMax] = configNames.map((name) => settings.get(name));
    if (policy !== 'delete') {
      throw new TopicsRefused(`topic ${resourceName} has cleanup.policy=${policy}: it would not keep every event`);
    }
    if (Number(bytesMax) >= recordBytesMax) continue;
    throw new TopicsRefused(`topic ${resourceName} has max.message.bytes=${bytesMax}: it would not take every event`);
  }
}
