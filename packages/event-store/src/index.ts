export {
  type AppendOutcome,
  type AppendRequest,
  EventTooLarge,
  type ExpectedVersion,
  eventBytesMax,
  type StreamAppend,
  type StreamPosition,
} from './append.ts';
export { type Cursor, compareCursors, startCursor } from './cursor.ts';
export type { EventMeta, NewEvent, StoredEvent } from './event.ts';
export { createEventStore, type EventStore, type EventStoreOptions } from './event-store.ts';
export { createEventTail, type EventTail } from './event-tail.ts';
export { type EventType, EventTypesChanged, registerEventTypes } from './event-types.ts';
export { createEventsByStream, type EventsByStream, firstPlace, type StreamPlace } from './events-by-stream.ts';
export { expireCommands } from './expire-commands.ts';
export type { EarlierResult, KnownEvent, LoadedStream } from './load.ts';
export { createOutbox, type Outbox, type OutboxOptions } from './outbox.ts';
export type { OutboxMessage } from './outbox-message.ts';
export { type RepublishStreams, republishStreams, type WhichStreams } from './republish-streams.ts';
export {
  beginTopicGeneration,
  endFilling,
  noteTopicsMade,
  RepublishRuns,
  refuseOtherGeneration,
  republishAlone,
  type TopicGeneration,
  TopicsNotCurrent,
  topicGeneration,
} from './topic-generation.ts';
export { type EventsBehind, eventsBehind, newestEvents, type RecordedEvent } from './watching/events-behind.ts';
export { type OpenWriter, oldestWriters } from './watching/oldest-writers.ts';
export { type OutboxBacklog, outboxBacklog } from './watching/outbox-backlog.ts';
