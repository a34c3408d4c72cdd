export type { AppendOutcome, AppendRequest, ExpectedVersion, StreamAppend, StreamPosition } from './append.ts';
export { type Cursor, compareCursors, startCursor } from './cursor.ts';
export type { EventMeta, NewEvent, StoredEvent } from './event.ts';
export { createEventStore, type EventStore, type EventStoreOptions } from './event-store.ts';
export { createEventTail, type EventTail } from './event-tail.ts';
export { type EventType, registerEventTypes } from './event-types.ts';
export type { EarlierResult, LoadedStream } from './load.ts';
export { createOutbox, type Outbox, type OutboxMessage, outboxShards } from './outbox.ts';
export { createUpcaster, type Upcast, type UpcastStep } from './upcast.ts';
