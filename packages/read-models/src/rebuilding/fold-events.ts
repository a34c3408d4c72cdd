import type { StoredEvent } from '@visaguard/event-store';
import { inTransaction, type Pool, type PoolClient } from '@visaguard/postgres';
import { permanentFailure } from '../following/permanent-failure.ts';
import { projectEvents } from '../project-events.ts';
import { findByKey } from '../row-changes/write-changes.ts';
import { useTablesBeside } from './tables-beside.ts';

/** An event that cannot be applied: whoever builds tables beside stops at the first one (rule E20). */
export class FoldStopped extends Error {
  override readonly name = 'FoldStopped';
  readonly event: StoredEvent;
  readonly reason: string;

  constructor(event: StoredEvent, reason: string, options?: ErrorOptions) {
    super(`version ${event.version} of ${event.streamId} cannot be applied: ${reason}`, options);
    this.event = event;
    this.reason = reason;
  }
}

type Fold = {
  readonly projector: Pool;
  readonly schema: string;
  readonly events: readonly StoredEvent[];
  /** Runs before the events, in their transaction; answers those to apply. */
  readonly choose?: (client: PoolClient) => Promise<readonly StoredEvent[]>;
  /** Runs after them, with those that were applied. */
  readonly record?: (client: PoolClient, applied: readonly StoredEvent[]) => Promise<void>;
};

/**
 * Applies events to the tables of a schema beside the live ones, by the same projections, in one short transaction.
 * @returns how many were applied.
 * @throws FoldStopped
 */
export async function foldEvents(fold: Fold): Promise<number> {
  if (fold.events.length === 0) return 0;
  try {
    return await foldBy(projectEvents, fold);
  } catch (error) {
    if (permanentFailure(error) === null) throw error;
    // Again, and slower, to tell which event it is.
    return foldBy(projectOneByOne, fold);
  }
}

type Projecting = (client: PoolClient, events: readonly StoredEvent[]) => Promise<void>;

function foldBy(projecting: Projecting, { projector, schema, events, choose, record }: Fold): Promise<number> {
  return inTransaction(projector, async (client) => {
    await useTablesBeside(client, schema);
    await findByKey(client);
    const chosen = choose ? await choose(client) : events;
    await projecting(client, chosen);
    await record?.(client, chosen);
    return chosen.length;
  });
}

async function projectOneByOne(client: PoolClient, events: readonly StoredEvent[]): Promise<void> {
  for (const event of events) {
    try {
      await projectEvents(client, [event]);
    } catch (error) {
      const reason = permanentFailure(error);
      throw reason === null ? error : new FoldStopped(event, reason, { cause: error });
    }
  }
}
