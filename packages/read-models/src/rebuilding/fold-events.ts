import type { StoredEvent } from '@visaguard/event-store';
import { inTransaction, type Pool, type PoolClient } from '@visaguard/postgres';
import { drizzle } from 'drizzle-orm/node-postgres';
import { permanentFailure } from '../following/permanent-failure.ts';
import { project } from '../projector.ts';
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
export function foldEvents({ projector, schema, events, choose, record }: Fold): Promise<number> {
  if (events.length === 0) return Promise.resolve(0);
  return inTransaction(projector, async (client) => {
    await useTablesBeside(client, schema);
    const chosen = choose ? await choose(client) : events;
    const database = drizzle(client);
    for (const event of chosen) {
      try {
        await project(database, event);
      } catch (error) {
        const reason = permanentFailure(error);
        throw reason === null ? error : new FoldStopped(event, reason, { cause: error });
      }
    }
    await record?.(client, chosen);
    return chosen.length;
  });
}
