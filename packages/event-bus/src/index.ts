export type {
  Batch,
  DeliveryFailure,
  EventBus,
  LaneHealth,
  SubscribeOptions,
  Subscription,
  SubscriptionHealth,
} from './event-bus.ts';
export { createKafkaBus, type KafkaBusOptions } from './kafka/kafka-bus.ts';
export { createKafkaClient, type KafkaLog, type KafkaPlace } from './kafka/kafka-client.ts';
export { createPublisher, type Publisher, type PublisherOptions } from './kafka/publisher.ts';
export { checkTopics, ensureTopics, laneEnds, type TopicPlan, TopicsRefused } from './kafka/topics.ts';
export { TopicsMissing } from './kafka/topics-missing.ts';
export { createTailBus, cursorInStore, hasReached, type TailBusOptions } from './tail-bus.ts';
export { createWakeSignal, type WakeSignal } from './wake-signal.ts';
