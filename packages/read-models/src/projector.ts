import type { Cursor, StoredEvent } from '@visaguard/event-store';
import type { Clock } from '@visaguard/kernel';
import { inTransaction, type Pool } from '@visaguard/postgres';
import { drizzle } from 'drizzle-orm/node-postgres';
import { moveCheckpoint, readCheckpoint } from './checkpoints/checkpoint.ts';
import { ConsumerFenced } from './checkpoints/checkpoint-keeper.ts';
import { asProjected } from './projected-event.ts';
import { projections, readModelConsumer } from './read-model.ts';

/** Applies batches of events to all read models; one batch is one transaction together with its checkpoint. */
export type ReadModelProjector = {
  checkpoint(): Promise<Cursor>;
  /** @throws ConsumerFenced */
  apply(events: readonly StoredEvent[], from: Cursor, to: Cursor): Promise<void>;
};

export function createReadModelProjector(options: {
  readonly projector: Pool;
  readonly clock: Clock;
}): ReadModelProjector {
  const { projector, clock } = options;
  return {
    checkpoint: () => inTransaction(projector, (client) => readCheckpoint(drizzle(client), readModelConsumer)),
    async apply(events, from, to) {
      await inTransaction(projector, async (client) => {
        const database = drizzle(client);
        // First, so that a second projector waits here and learns that it is fenced, before its rows collide with those
        // of the first. Both are of one transaction: none is seen without the other.
        const moved = await moveCheckpoint(database, readModelConsumer, { from, to, at: clock.now() });
        if (!moved) throw new ConsumerFenced(readModelConsumer);
        for (const event of events) {
          for (const projection of projections) await projection.apply(database, asProjected(event));
        }
      });
    },
  };
}
