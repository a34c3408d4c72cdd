import { checkTopics, ensureTopics, type KafkaBusOptions, type TopicPlan, TopicsMissing } from '@visaguard/event-bus';
import { noteTopicsMade, refuseOtherGeneration, type TopicGeneration, topicGeneration } from '@visaguard/event-store';
import { pause } from '@visaguard/kernel';
import type { Pool } from '@visaguard/postgres';
import { openPool } from './open-pool.ts';

/** What a service looks at before it publishes or reads anything. */
export type TopicsOfService = {
  readonly kafka: Pick<KafkaBusOptions['kafka'], 'admin'>;
  readonly plan: TopicPlan;
  readonly coreUrl: string;
  /** Aborts when the process is asked to end. */
  readonly signal: AbortSignal;
};

/**
 * Resolves once the topics of the plan are there and as they should be. A service makes none: an empty topic in the place
 * of one that was lost would pass for it. Those that nobody has made yet are waited for, about a minute.
 * @throws TopicsMissing where they are lost, or are not made within that time; TopicsNotCurrent where events are published
 * to another generation by now; TopicsRefused where a topic would lose or reorder events.
 */
export async function awaitTopics({ kafka, plan, coreUrl, signal }: TopicsOfService): Promise<void> {
  const admin = kafka.admin();
  const relay = await openPool({ url: coreUrl, role: 'vg_relay', max: 1 });
  try {
    await admin.connect();
    await untilMade({ admin, plan, relay, signal });
  } finally {
    await Promise.all([admin.disconnect(), relay.end()]);
  }
}

export type TopicsToMake = {
  readonly admin: Parameters<typeof checkTopics>[0];
  readonly plan: TopicPlan;
  /** Role `vg_relay`. */
  readonly relay: Pool;
};

const patienceMaxMs = 60_000;
const pollMs = 250;

/** As `awaitTopics`. */
export async function untilMade(
  topics: TopicsToMake & { readonly signal: AbortSignal; readonly patienceMs?: number },
): Promise<void> {
  const { admin, plan, relay, signal, patienceMs = patienceMaxMs } = topics;
  const deadlineMs = performance.now() + patienceMs;
  for (;;) {
    const current = await topicGeneration(relay);
    if (current.number > plan.generation) await refuseOtherGeneration(relay, plan.generation);
    if (current.number === plan.generation && isMade(current, plan)) return checkTopics(admin, plan);
    if (signal.aborted || performance.now() >= deadlineMs) throw neverMade(current, plan);
    await pause(pollMs, signal);
  }
}

function isMade({ made }: TopicGeneration, { categories }: TopicPlan): boolean {
  return categories.every((category) => made.includes(category));
}

function neverMade({ number }: TopicGeneration, { generation }: TopicPlan): TopicsMissing {
  const maker = number === generation ? 'visaguard migrate' : `visaguard ops republish --generation ${generation}`;
  return new TopicsMissing(`the topics of generation ${generation} are not made yet: ${maker} makes them`);
}

/**
 * Makes those topics of a generation that nobody has made before: for what prepares a deployment. Safe to repeat, and twice
 * at once.
 * @throws TopicsMissing where the broker has lost one; TopicsNotCurrent where events are published to another generation;
 * TopicsRefused where a topic would lose or reorder events.
 */
export async function makeTopics({ admin, plan, relay }: TopicsToMake): Promise<void> {
  const { number, made } = await topicGeneration(relay);
  if (number !== plan.generation) await refuseOtherGeneration(relay, plan.generation);
  await ensureTopics(admin, plan, made);
  await noteTopicsMade(relay, plan.generation, plan.categories);
}
