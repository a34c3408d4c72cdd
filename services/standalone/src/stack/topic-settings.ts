import { TopicsMissing } from '@visaguard/event-bus';
import { type TopicGeneration, topicGeneration } from '@visaguard/event-store';
import { pause } from '@visaguard/kernel';
import { type BusSettings, openPool } from '@visaguard/runtime';
import { prepareTopics } from '../migrate/prepare-topics.ts';
import { tell } from '../tell.ts';
import type { Engines } from './start-engines.ts';

type Places = {
  readonly postgres: Pick<Engines['postgres'], 'coreUrl'>;
  readonly kafka: Pick<Engines['kafka'], 'address'>;
};

/** The topics of a stack on one machine. Their generation is what the database says: `ops republish` may have raised it. */
export async function topicSettings({ postgres, kafka }: Places): Promise<BusSettings> {
  const { number } = await generationOf(postgres);
  return { kafka: kafka.address, topicGeneration: String(number), topicPartitions: '24', topicReplicas: '1' };
}

async function generationOf({ coreUrl }: Places['postgres']): Promise<TopicGeneration> {
  const relay = await openPool({ url: coreUrl, role: 'vg_relay', max: 1 });
  return topicGeneration(relay).finally(() => relay.end());
}

/** Makes the topics of a first start. @throws CannotRun as `prepareTopics` does. */
export async function ensureStackTopics(places: Places): Promise<BusSettings> {
  const settings = await topicSettings(places);
  await prepareTopics({ ...settings, coreUrl: places.postgres.coreUrl });
  return settings;
}

const pollMs = 500;

/**
 * Resolves once there are topics that hold all events. However long it takes: where the broker was wiped, it and the
 * databases are there for the operator who fills it again.
 */
export async function untilTopicsFilled(places: Places, stopping: AbortSignal): Promise<void> {
  for (let told = ''; !stopping.aborted; ) {
    const wanting = await whatIsWanting(places);
    if (wanting === null) return;
    if (wanting !== told) tell(wanting);
    told = wanting;
    await pause(pollMs, stopping);
  }
}

/** Null where nothing is. */
async function whatIsWanting(places: Places): Promise<string | null> {
  const { number, isFilled } = await generationOf(places.postgres);
  if (!isFilled) {
    return `Waiting: generation ${number} of the topics does not hold all events yet. Unless it is being filled: npx visaguard ops republish.`;
  }
  try {
    await ensureStackTopics(places);
    return null;
  } catch (error) {
    if (!(error instanceof Error && error.cause instanceof TopicsMissing)) throw error;
    return `${error.message} Waiting for: npx visaguard ops republish --generation ${number + 1}`;
  }
}
