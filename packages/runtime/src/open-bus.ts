import { eventCatalogue } from '@visaguard/contracts';
import {
  createKafkaBus,
  createKafkaClient,
  type EventBus,
  ensureTopics,
  type KafkaPlace,
  type TopicPlan,
} from '@visaguard/event-bus';
import type { Log } from '@visaguard/telemetry';
import type { Settings } from './config.ts';

export type BusSettings = Settings<'kafka' | 'topicGeneration' | 'topicPartitions' | 'topicReplicas'>;

export function topicPlan(settings: BusSettings): TopicPlan {
  return {
    categories: [...new Set(eventCatalogue.map(({ category }) => category))],
    generation: Number(settings.topicGeneration),
    partitions: Number(settings.topicPartitions),
    replicationFactor: Number(settings.topicReplicas),
  };
}

export type BusParts = {
  readonly service: string;
  readonly settings: BusSettings;
  readonly log: Log;
  /** Ends the process: a client that has stopped for good would look alive and deliver nothing. */
  readonly onCrash: (error: Error) => void;
};

/**
 * The bus over Kafka, its topics looked at.
 * @throws TopicsRefused where a topic would lose or reorder events.
 */
export async function openBus({ service, settings, log, onCrash }: BusParts): Promise<EventBus> {
  const plan = topicPlan(settings);
  const kafka = openKafka(service, settings, log);
  const admin = kafka.admin();
  await admin.connect();
  try {
    await ensureTopics(admin, plan);
  } finally {
    await admin.disconnect();
  }
  return createKafkaBus({
    kafka,
    plan,
    onCrash: ({ error }) => onCrash(error),
    onError: ({ name, lane, error, attempts }) =>
      log.error({ consumer: name, lane, error, attempts }, 'a batch failed'),
  });
}

export function openKafka(service: string, settings: Settings<'kafka'>, log: Log) {
  const place: KafkaPlace = { clientId: `visaguard-${service}`, addresses: settings.kafka.split(',') };
  return createKafkaClient(place, { log: ({ level, message, facts }) => log[level](facts, message) });
}
