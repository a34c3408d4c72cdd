import { cursorInStore } from '@visaguard/event-bus';
import { eventsBehind, newestEvents, oldestWriters, outboxBacklog, topicGeneration } from '@visaguard/event-store';
import type { Pool } from '@visaguard/postgres';
import {
  type ConsumerLane,
  consumerLanes,
  overdueReactions,
  parkedStreams,
  shutSourceAdapters,
  unappliedEvents,
} from '@visaguard/read-models';
import type { OpsDatabases } from '../open-databases.ts';
import { type ConsumerStatus, countedMax, type Status } from './status.ts';

/** Reads at the ends of indexes, a bounded number of rows each: as cheap with a hundred million events as with ten. */
export async function gatherStatus(databases: OpsDatabases): Promise<Status> {
  const projector = databases.pool('vg_projector');
  const tail = databases.pool('vg_tail');
  const relay = databases.pool('vg_relay');
  const lanes = await consumerLanes(projector);
  // The events first: what is applied in between is then no lag.
  const unapplied = await unappliedEvents(projector, await newestEvents(tail, countedMax));
  return {
    isServed: databases.isServed,
    consumers: await Promise.all(lanes.map((lane) => withLag(tail, lane))),
    readModels: { events: unapplied.count, seconds: unapplied.oldestAgeSeconds ?? 0 },
    outbox: await outboxBacklog(relay, countedMax),
    topics: await topicGeneration(relay),
    writers: await oldestWriters(relay),
    parkedStreams: await parkedStreams(projector, countedMax),
    parkedReactions: await overdueReactions(projector, countedMax),
    shutSources: await shutSourceAdapters(projector),
  };
}

async function withLag(tail: Pool, lane: ConsumerLane): Promise<ConsumerStatus> {
  const cursor = cursorInStore(lane);
  if (!cursor) return { ...lane, lag: null };
  const { count, oldestAgeSeconds } = await eventsBehind(tail, cursor, countedMax);
  return { ...lane, lag: { events: count, seconds: oldestAgeSeconds ?? 0 } };
}
