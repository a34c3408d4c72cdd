import kafkajs from 'kafkajs';

/** The broker was wiped, or somebody removed topics: events are gone that nobody may take for handled. */
export class TopicsMissing extends Error {
  override readonly name = 'TopicsMissing';
}

export const whatToDo = 'what to do: docs/runbooks/broker-wiped.md';

/** A topic that was there when this process started, and is not any more: told as what it is. Other errors as they are. */
export function asTopicsMissing(error: unknown): unknown {
  if (!isUnknownTopic(error)) return error;
  return new TopicsMissing(`the broker has lost topics while it was used; ${whatToDo}`, { cause: error });
}

/** The client asks several times before it hands this on: a broker that comes back may not know its topics at once. */
export function isUnknownTopic(error: unknown): boolean {
  if (error instanceof kafkajs.KafkaJSProtocolError) return error.type === 'UNKNOWN_TOPIC_OR_PARTITION';
  return error instanceof kafkajs.KafkaJSNumberOfRetriesExceeded && isUnknownTopic(error.cause);
}
