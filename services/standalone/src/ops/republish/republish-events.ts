import { checkTopics, createPublisher, ensureTopics, type TopicPlan } from '@visaguard/event-bus';
import {
  beginTopicGeneration,
  endFilling,
  refuseOtherGeneration,
  republishStreams,
  type TopicGeneration,
  type WhichStreams,
} from '@visaguard/event-store';
import type { Pool, PoolClient } from '@visaguard/postgres';
import type { openKafka } from '@visaguard/runtime';

export type RepublishEvents = {
  readonly kafka: ReturnType<typeof openKafka>;
  readonly plan: TopicPlan;
  /** See `republishAlone`. */
  readonly alone: PoolClient;
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
 * @throws TopicsMissing where the topics are lost: those have to be filled, in the next generation
 */
export async function republishEvents(options: RepublishEvents): Promise<number> {
  const { kafka, plan, alone } = options;
  await withAdmin(kafka, (admin) => checkTopics(admin, plan));
  const published = await publishAgain(options);
  await refuseOtherGeneration(alone, plan.generation);
  return published;
}

/**
 * Makes the topics of the plan's generation and fills them, for a broker that was wiped. From its beginning on relays of
 * other generations send nothing, and those of this one begin when it is filled: services may be started anew at any
 * time, in any order. Cut off, it is simply done again.
 * @param current what the database says: the plan is of this generation, or of the one after it.
 * @returns how many events were published
 * @throws TopicsNotCurrent unless it is; TopicsMissing where the plan's generation has lost topics that were made
 */
export async function fillGeneration(
  options: Omit<RepublishEvents, 'which'>,
  current: TopicGeneration,
): Promise<number> {
  const { kafka, plan, alone, signal } = options;
  const made = current.number === plan.generation ? current.made : [];
  await withAdmin(kafka, (admin) => ensureTopics(admin, plan, made));
  await beginTopicGeneration(alone, plan.generation, plan.categories);
  const published = await publishAgain({ ...options, which: { from: '0' } });
  if (!signal.aborted) await endFilling(alone, plan.generation);
  return published;
}

type Admin = ReturnType<RepublishEvents['kafka']['admin']>;

async function withAdmin(kafka: RepublishEvents['kafka'], work: (admin: Admin) => Promise<void>): Promise<void> {
  const admin = kafka.admin();
  await admin.connect();
  await work(admin).finally(() => admin.disconnect());
}

async function publishAgain(options: RepublishEvents): Promise<number> {
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
