import type { StoredEvent } from '@visaguard/event-store';
import type { Clock } from '@visaguard/kernel';
import { inTransaction, type Pool, type PoolClient } from '@visaguard/postgres';
import { drizzle } from 'drizzle-orm/node-postgres';
import { type CheckpointMove, moveCheckpoint, readCheckpoint } from './checkpoints/checkpoint.ts';
import { ConsumerFenced } from './checkpoints/checkpoint-keeper.ts';
import { park, readFollowed, recordApplied } from './following/followed-streams.ts';
import { permanentFailure } from './following/permanent-failure.ts';
import { type Parked, type ParkReason, sortOut, streamKey } from './following/sort-out.ts';
import { projectEvents } from './project-events.ts';
import { readModelConsumer } from './read-model.ts';
import { findByKey } from './row-changes/write-changes.ts';

export type EventBatch = CheckpointMove & { readonly events: readonly StoredEvent[] };

/** Applies batches of events to all read models; one batch is one transaction together with its checkpoint. */
export type ReadModelProjector = {
  checkpoint(lane: string): Promise<string | null>;
  /**
   * An event that cannot be applied parks its stream, and all others go on (rule E20).
   * @throws ConsumerFenced
   */
  apply(batch: EventBatch): Promise<void>;
};

export type ProjectorOptions = {
  readonly projector: Pool;
  readonly clock: Clock;
  /** Told of every event that is parked. Somebody has to look. */
  readonly onParked?: (parked: Parked) => void;
};

export function createReadModelProjector({ projector, clock, onParked }: ProjectorOptions): ReadModelProjector {
  const follow = async (batch: EventBatch, applying: Applying) => {
    const parked = await inTransaction(projector, (client) => followBatch({ client, batch, applying, clock }));
    for (const one of parked) onParked?.(one);
  };
  return {
    checkpoint: (lane) =>
      inTransaction(projector, (client) => readCheckpoint(drizzle(client), readModelConsumer, lane)),
    async apply(batch) {
      try {
        await follow(batch, applyTogether);
      } catch (error) {
        if (error instanceof ConsumerFenced || permanentFailure(error) === null) throw error;
        await follow(batch, applyOneByOne);
      }
    },
  };
}

/** Applies events; answers those that could not be, with all that follows them in their streams. */
type Applying = (client: PoolClient, events: readonly StoredEvent[]) => Promise<readonly Parked[]>;

type Following = {
  readonly client: PoolClient;
  readonly batch: EventBatch;
  readonly applying: Applying;
  readonly clock: Clock;
};

async function followBatch({ client, batch, applying, clock }: Following): Promise<readonly Parked[]> {
  const at = clock.now();
  await findByKey(client);
  // First, so that a second projector waits here and learns that it is fenced, before its rows collide with those of the
  // first. Both are of one transaction: none is seen without the other.
  if (!(await moveCheckpoint(drizzle(client), readModelConsumer, { ...batch, at }))) {
    throw new ConsumerFenced(readModelConsumer);
  }
  const sorted = sortOut(batch.events, await readFollowed(client, readModelConsumer, batch.events));
  const failed = await applying(client, sorted.apply);
  const unapplied = new Set(failed.map(({ event }) => event));
  const applied = sorted.apply.filter((event) => !unapplied.has(event));
  await recordApplied(client, readModelConsumer, applied);
  const parked = [...failed, ...sorted.park];
  await park(client, readModelConsumer, { parked, at });
  return parked;
}

async function applyTogether(client: PoolClient, events: readonly StoredEvent[]): Promise<readonly Parked[]> {
  await projectEvents(client, events);
  return [];
}

/** Slower, and taken only after a failure: tells the event that fails, and what follows it, from all others. */
async function applyOneByOne(client: PoolClient, events: readonly StoredEvent[]): Promise<readonly Parked[]> {
  const parked: Parked[] = [];
  const stopped = new Set<string>();
  for (const event of events) {
    const failure = stopped.has(streamKey(event)) ? 'after_parked' : await tryToApply(client, event);
    if (failure === null) continue;
    stopped.add(streamKey(event));
    parked.push({ event, reason: failure });
  }
  return parked;
}

async function tryToApply(client: PoolClient, event: StoredEvent): Promise<ParkReason | null> {
  await client.query('savepoint event');
  try {
    await projectEvents(client, [event]);
    await client.query('release savepoint event');
    return null;
  } catch (error) {
    const failure = permanentFailure(error);
    if (failure === null) throw error;
    await client.query('rollback to savepoint event');
    return `failed:${failure}`;
  }
}
