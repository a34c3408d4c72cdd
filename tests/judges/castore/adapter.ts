import {
  type EventDetail,
  type EventStorageAdapter,
  type EventStoreContext,
  type EventsQueryOptions,
  GroupedEvent,
  type ListAggregateIdsOptions,
  type ListAggregateIdsOutput,
  type OptionalTimestamp,
  type PushEventOptions,
} from '@castore/core';
import type { StoredEvent, StreamAppend } from '@visaguard/event-store';
import { type Json, mintId, systemClock, systemRandom } from '@visaguard/kernel';
import { PostgresEventAlreadyExistsError } from './error.ts';
import { listFirstEvents } from './list-first-events.ts';
import { startEmpty, storeUnderTest } from './store-under-test.ts';

/**
 * The store behind Castore's interface, under the name that its suite imports. Its `force` asks to overwrite an event;
 * no event is ever overwritten here, so it is taken as any other push and refused where the version exists.
 */
export class PostgresEventStorageAdapter implements EventStorageAdapter {
  static async createEventTable(): Promise<void> {
    startEmpty();
  }

  static async dropEventTable(): Promise<void> {
    startEmpty();
  }

  async pushEvent(event: OptionalTimestamp<EventDetail>, { eventStoreId }: PushEventOptions) {
    const [pushed] = await append([{ event, eventStoreId }]);
    if (!pushed) throw new Error('nothing was appended');
    return { event: pushed };
  }

  async getEvents(aggregateId: string, _context: EventStoreContext, options: EventsQueryOptions = {}) {
    const { minVersion = 1, maxVersion = Number.POSITIVE_INFINITY, limit, reverse = false } = options;
    const { store, scope } = storeUnderTest();
    const loaded = (await store.load(scope, aggregateId)).events
      .filter(({ version }) => version >= minVersion && version <= maxVersion)
      .map(toDetail);
    return { events: (reverse ? loaded.toReversed() : loaded).slice(0, limit) };
  }

  async pushEventGroup(_options: { force?: boolean }, ...grouped: [GroupedEvent, ...GroupedEvent[]]) {
    const pushes = grouped.map(({ event, context, eventStore, eventStorageAdapter }) => {
      const eventStoreId = eventStore?.eventStoreId ?? context?.eventStoreId;
      if (!(eventStorageAdapter instanceof PostgresEventStorageAdapter)) throw new Error('another adapter');
      if (!eventStoreId) throw new Error('no event store is named');
      return { event, eventStoreId };
    });
    return { eventGroup: (await append(pushes)).map((event) => ({ event })) };
  }

  groupEvent(event: OptionalTimestamp<EventDetail>): GroupedEvent {
    return new GroupedEvent({ event, eventStorageAdapter: this });
  }

  listAggregateIds(context: EventStoreContext, options?: ListAggregateIdsOptions): Promise<ListAggregateIdsOutput> {
    return listFirstEvents(storeUnderTest(), context.eventStoreId, options ?? {});
  }
}

type Push = { readonly event: OptionalTimestamp<EventDetail>; readonly eventStoreId: string };

/** One command: all of its events are appended, or none. */
async function append(pushes: readonly Push[]): Promise<EventDetail[]> {
  const { store, scope } = storeUnderTest();
  const commandId = mintId('request', systemClock, systemRandom);
  const outcome = await store.append({ scope, commandId, bodyHash: '', streams: pushes.map(toStream) });
  if (outcome.kind === 'version_conflict') throw new PostgresEventAlreadyExistsError(outcome.streamId);
  if (outcome.kind !== 'appended') throw new Error(outcome.kind);
  // Read back: what the suite compares is what is stored.
  return Promise.all(
    pushes.map(async ({ event }) => {
      const { events } = await store.load(scope, event.aggregateId);
      const stored = events.find(({ version }) => version === event.version);
      if (!stored) throw new Error('what was appended is not there');
      return toDetail(stored);
    }),
  );
}

function toStream({ event, eventStoreId }: Push): StreamAppend {
  const { aggregateId, version, type, timestamp, payload, metadata } = event;
  const at = timestamp ?? systemClock.now().toISOString();
  const data = { ...(payload ? { payload } : {}), ...(metadata ? { metadata } : {}) } as Json;
  const eventId = mintId('event', systemClock, systemRandom);
  const meta = { actor: { kind: 'process' as const, id: 'castore' }, at };
  return {
    streamId: aggregateId,
    category: eventStoreId,
    expected: { exact: version - 1 },
    events: [{ eventId, type, schemaVersion: 1, data, meta }],
  };
}

function toDetail({ streamId, version, type, meta, data }: StoredEvent): EventDetail {
  return { aggregateId: streamId, version, type, timestamp: meta.at, ...(data as object) };
}
