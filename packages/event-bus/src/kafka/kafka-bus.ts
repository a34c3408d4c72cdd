import type { Upcast } from '@visaguard/event-store';
import { type Clock, systemClock } from '@visaguard/kernel';
import type { Consumer, Kafka } from 'kafkajs';
import type { DeliveryFailure, EventBus, SubscribeOptions, Subscription } from '../event-bus.ts';
import { createLaneReader } from './lane-reader.ts';
import { createLanes } from './lanes.ts';
import { type TopicPlan, topicsOf } from './topics.ts';

export type KafkaBusOptions = {
  readonly kafka: Kafka;
  readonly plan: TopicPlan;
  readonly upcast: Upcast;
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

/** The bus over Kafka. Offsets are the consumers' own; the group's are committed for lag tools only. */
export function createKafkaBus(options: KafkaBusOptions): EventBus {
  return { subscribe: (subscription) => start(options, subscription) };
}

function start(options: KafkaBusOptions, subscription: SubscribeOptions): Subscription {
  const { kafka, plan, clock = systemClock, onCrash } = options;
  const { name, signal } = subscription;
  const consumer = kafka.consumer({
    groupId: `visaguard.${name}.g${plan.generation}`,
    sessionTimeout: sessionTimeoutMs,
    heartbeatInterval: heartbeatMs,
    maxBytesPerPartition: bytesPerPartitionMax,
    maxWaitTimeInMs: waitMs,
    allowAutoTopicCreation: false,
    // Brokers that are away are waited for; what cannot be tried again is a crash.
    retry: { initialRetryTime: 100, maxRetryTime: 2_000, retries: 8, restartOnFailure: async () => !signal.aborted },
  });
  const lanes = createLanes(clock);
  consumer.on(consumer.events.FETCH, () => lanes.alive());
  consumer.on(consumer.events.GROUP_JOIN, ({ payload }) => lanes.assign(payload.memberAssignment));
  consumer.on(consumer.events.CRASH, ({ payload }) => {
    if (!payload.restart && !signal.aborted) onCrash({ name, error: payload.error });
  });
  const done = run({ consumer, options, subscription, lanes }).catch((error: unknown) => {
    if (!signal.aborted) onCrash({ name, error: error instanceof Error ? error : new Error(String(error)) });
  });
  return { done, health: () => ({ name, ...lanes.health() }) };
}

type Running = {
  readonly consumer: Consumer;
  readonly options: KafkaBusOptions;
  readonly subscription: SubscribeOptions;
  readonly lanes: ReturnType<typeof createLanes>;
};

async function run({ consumer, options, subscription, lanes }: Running): Promise<void> {
  const { signal } = subscription;
  const reader = createLaneReader({ consumer, options, subscription, lanes });
  const ended = new Promise<void>((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
  await consumer.connect();
  await consumer.subscribe({ topics: topicsOf(options.plan), fromBeginning: true });
  await consumer.run({ eachBatchAutoResolve: false, eachBatch: reader.read });
  await ended;
  reader.close();
  await consumer.disconnect();
}
