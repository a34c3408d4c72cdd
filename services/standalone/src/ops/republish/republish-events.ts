import { createPublisher, ensureTopics, type TopicPlan } from '@visaguard/event-bus';
import { beginTopicGeneration, endFilling, republishStreams, type WhichStreams } from '@visaguard/event-store';
import type { Pool } from '@visaguard/postgres';
import type { openKafka } from '@visaguard/runtime';

export type RepublishEvents = {
  readonly kafka: ReturnType<typeof openKafka>;
  readonly plan: TopicPlan;
  /** Role `vg_relay`. */
  readonly relay: Pool;
  /** Role `vg_tail`. */
  readonly tail: Pool;
  readonly which: WhichStreams;
  readonly signal: AbortSignal;
  /** Told how many have been published so far. */
  readonly onPublished?: (count: number) => void;
};

/**
 * Publishes events again, to topics that relays publish to already. No relay sends anything meanwhile.
 * @returns how many
 */
export async function republishEvents(options: RepublishEvents): Promise<number> {
  const { kafka, plan, tail, which, signal, onPublished = () => {} } = options;
  const publisher = createPublisher({ kafka, generation: plan.generation });
  let published = 0;
  try {
    return await republishStreams({
      tail,
      ...which,
      async publish(messages) {
        await publisher.publish(messages);
        published += messages.length;
        onPublished(published);
      },
      signal,
    });
  } finally {
    await publisher.close();
  }
}

/**
 * Makes the topics of the plan's generation and fills them, for a broker that was wiped. From its beginning on relays of
 * other generations send nothing, and those of this one begin when it is filled: services may be started anew at any
 * time, in any order. Cut off, it is simply done again.
 * @returns how many events were published
 * @throws TopicsNotCurrent unless the generation is the one there is or the one after it
 */
export async function fillGeneration(options: Omit<RepublishEvents, 'which'>): Promise<number> {
  const { kafka, plan, relay, signal } = options;
  const admin = kafka.admin();
  await admin.connect();
  await ensureTopics(admin, plan).finally(() => admin.disconnect());
  await beginTopicGeneration(relay, plan.generation);
  const published = await republishEvents({ ...options, which: { from: '0' } });
  if (!signal.aborted) await endFilling(relay, plan.generation);
  return published;
}
