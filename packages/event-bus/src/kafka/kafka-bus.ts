import type { EventForms } from '@visaguard/contracts';
import { type Clock, pause, systemClock } from '@visaguard/kernel';
import type { Kafka } from 'kafkajs';
import type { DeliveryFailure, EventBus, SubscribeOptions, Subscription } from '../event-bus.ts';
import { createLaneReader } from './lane-reader.ts';
import { createLanes, type Lanes } from './lanes.ts';
import { type TopicPlan, topicsOf } from './topics.ts';
import { asTopicsMissing, isUnknownTopic } from './topics-missing.ts';

export type KafkaBusOptions = {
  readonly kafka: Kafka;
  readonly plan: TopicPlan;
  /** The catalogue's; others in tests. */
  readonly forms?: EventForms;
  /**
   * The client has stopped for good although the process lives (kafkajs calls it a crash). Whoever runs the process
   * must end it, or it would look alive and deliver nothing.
   */
  readonly onCrash: (crash: { name: string; error: Error }) => void;
  readonly onError?: (failure: DeliveryFailure) => void;
  readonly clock?: Clock;
};

/** A member that is silent for so long loses its lanes to the others of its group. */
const sessionTimeoutMs = 10_000;
const heartbeatMs = 2_000;
/** Bounds what a batch holds in memory and how long it can take until the next heartbeat. */
const bytesPerPartitionMax = 256 * 1024;
const waitMs = 100;
/** So that a lane whose consumer waits for a disk or another process does not hold up the others for as long. */
const lanesAtOnce = 4;

/** What a broker says while it starts; kafkajs gives up at once where it says so to a consumer that joins. */
const passing = new Set([
  'KafkaJSGroupCoordinatorNotFound',
  'KafkaJSConnectionError',
  'KafkaJSNumberOfRetriesExceeded',
]);
const passingTriesMax = 20;
const passingPauseMs = 500;

/** The bus over Kafka. Offsets are the consumers' own; the group's are committed for lag tools only. */
export function createKafkaBus(options: KafkaBusOptions): EventBus {
  return {
    subscribe(subscription): Subscription {
      const { name } = subscription;
      const lanes = createLanes(options.clock ?? systemClock);
      const done = keepConsuming({ options, subscription, lanes });
      return { done, health: () => ({ name, ...lanes.health() }) };
    },
  };
}

type Consuming = {
  readonly options: KafkaBusOptions;
  readonly subscription: SubscribeOptions;
  readonly lanes: Lanes;
};

async function keepConsuming(consuming: Consuming): Promise<void> {
  const { options, subscription, lanes } = consuming;
  const { name, signal } = subscription;
  for (let tries = 1; !signal.aborted; tries++) {
    const crash = await consume(consuming).catch((error: unknown) => error);
    lanes.tried();
    if (signal.aborted || crash === null) return;
    const reason = asTopicsMissing(crash);
    const error = reason instanceof Error ? reason : new Error(String(reason));
    if (!passing.has(error.name) || tries === passingTriesMax) return options.onCrash({ name, error });
    await pause(passingPauseMs, signal);
  }
}

/** One life of a consumer. Resolves to what it crashed of, or to null once the subscription was ended. */
async function consume({ options, subscription, lanes }: Consuming): Promise<Error | null> {
  const { kafka, plan } = options;
  const { name, signal } = subscription;
  const consumer = kafka.consumer({
    groupId: `visaguard.${name}.g${plan.generation}`,
    sessionTimeout: sessionTimeoutMs,
    heartbeatInterval: heartbeatMs,
    maxBytesPerPartition: bytesPerPartitionMax,
    maxWaitTimeInMs: waitMs,
    allowAutoTopicCreation: false,
    // Brokers that are away are waited for; what cannot be tried again is a crash, and so are topics that are lost.
    retry: {
      ...{ initialRetryTime: 100, maxRetryTime: 2_000, retries: 8 },
      restartOnFailure: async (error) => !signal.aborted && !isUnknownTopic(error),
    },
  });
  const ended = new Promise<Error | null>((resolve) => {
    consumer.on(consumer.events.CRASH, ({ payload }) => {
      lanes.tried();
      if (!payload.restart) resolve(payload.error);
    });
    if (signal.aborted) resolve(null);
    else signal.addEventListener('abort', () => resolve(null), { once: true });
  });
  consumer.on(consumer.events.FETCH, () => lanes.alive());
  const reader = createLaneReader({ consumer, options, subscription, lanes });
  consumer.on(consumer.events.GROUP_JOIN, ({ payload }) => {
    lanes.assign(payload.memberAssignment);
    reader.assigned();
  });
  try {
    await consumer.connect();
    await consumer.subscribe({ topics: topicsOf(plan), fromBeginning: true });
    await consumer.run({
      eachBatchAutoResolve: false,
      partitionsConsumedConcurrently: lanesAtOnce,
      eachBatch: reader.read,
    });
    return await ended;
  } finally {
    reader.close();
    await consumer.disconnect();
  }
}
