import { eventCatalogue } from '@visaguard/contracts';
import {
  createKafkaBus,
  createKafkaClient,
  type EventBus,
  type KafkaPlace,
  type TopicPlan,
} from '@visaguard/event-bus';
import type { Log } from '@visaguard/telemetry';
import { awaitTopics } from './await-topics.ts';
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
  readonly settings: BusSettings & Settings<'coreUrl'>;
  readonly log: Log;
  /** Ends the process: a client that has stopped for good would look alive and deliver nothing. */
  readonly onCrash: (error: Error) => void;
  /** Aborts when the process is asked to end. */
  readonly signal: AbortSignal;
};

/**
 * The bus over Kafka, its topics looked at.
 * @throws as `awaitTopics` does
 */
export async function openBus({ service, settings, log, onCrash, signal }: BusParts): Promise<EventBus> {
  const plan = topicPlan(settings);
  const kafka = openKafka(service, settings, log);
  await awaitTopics({ kafka, plan, coreUrl: settings.coreUrl, signal });
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
