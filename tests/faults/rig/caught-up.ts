import { laneEnds } from '@visaguard/event-bus';
import { createOutbox } from '@visaguard/event-store';
import { consumerLanes } from '@visaguard/read-models';
import { topicPlan } from '@visaguard/runtime';
import type { Databases } from './databases.ts';
import { notReady } from './replaceable-services.ts';
import type { Rig } from './start-rig.ts';
import { until } from './until.ts';

/** Who follows the events: read models, audit facts, processes. */
const consumers = ['read-models', 'facts', 'processes'];

/** As `untilDelivered`, and every service says that it is ready. */
export async function untilCaughtUp(rig: Rig, timeoutMs: number): Promise<void> {
  const deadlineMs = performance.now() + timeoutMs;
  await untilDelivered(rig, timeoutMs);
  const isReady = async () => (await notReady(rig.services())).length === 0;
  await until('every service is ready', isReady, deadlineMs - performance.now());
}

/**
 * Resolves once everything that is stored now has left the outbox and every consumer has handled it, whatever comes
 * meanwhile.
 * @throws after `timeoutMs`, with what is missing.
 */
export async function untilDelivered(rig: Rig, timeoutMs: number): Promise<void> {
  const deadlineMs = performance.now() + timeoutMs;
  const leftMs = () => deadlineMs - performance.now();
  const { databases, kafkaClient } = rig;
  const outbox = createOutbox({ relay: databases.relay });
  let last: string | null = null;
  await until(
    'the database answers',
    async () => {
      last = await outbox.lastPosition();
      return true;
    },
    leftMs(),
  );
  await until('the outbox is empty up to there', async () => last === null || outbox.isPublished(last), leftMs());
  let ends: ReadonlyMap<string, string> = new Map();
  await until(
    'the broker says where its lanes end',
    async () => {
      ends = await laneEnds(kafkaClient, topicPlan(rig.bus()));
      return true;
    },
    leftMs(),
  );
  for (const consumer of consumers) {
    const isThere = async () => (await behind(databases, consumer, ends)).length === 0;
    await until(`${consumer} have come to the ends of the lanes`, isThere, leftMs());
  }
}

async function behind({ projector }: Databases, consumer: string, ends: ReadonlyMap<string, string>) {
  const lanes = await consumerLanes(projector);
  const places = new Map(lanes.filter((lane) => lane.consumer === consumer).map(({ lane, place }) => [lane, place]));
  return [...ends].filter(([lane, end]) => BigInt(places.get(lane) ?? '0') < BigInt(end));
}
