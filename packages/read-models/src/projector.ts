import type { Cursor, StoredEvent } from '@visaguard/event-store';
import type { Clock } from '@visaguard/kernel';
import { inTransaction, type Pool } from '@visaguard/postgres';
import { drizzle } from 'drizzle-orm/node-postgres';
import { moveCheckpoint, readCheckpoint } from './checkpoints/checkpoint.ts';
import { asProjected } from './projected-event.ts';
import { projections, readModelConsumer } from './read-model.ts';

/** Another projector has moved the checkpoint: this one must stop and begin again from what is stored. */
export class ProjectorFenced extends Error {
  constructor() {
    super('another projector has moved the checkpoint');
    this.name = 'ProjectorFenced';
  }
}

/** Applies batches of events to all read models; one batch is one transaction together with its checkpoint. */
export function createReadModelProjector(options: { readonly projector: Pool; readonly clock: Clock }) {
  const { projector, clock } = options;
  return {
    checkpoint(): Promise<Cursor> {
      return inTransaction(projector, (client) => readCheckpoint(drizzle(client), readModelConsumer));
    },
    async apply(events: readonly StoredEvent[], from: Cursor, to: Cursor): Promise<void> {
      await inTransaction(projector, async (client) => {
        const database = drizzle(client);
        for (const event of events) {
          for (const projection of projections) await projection.apply(database, asProjected(event));
        }
        const moved = await moveCheckpoint(database, readModelConsumer, { from, to, at: clock.now() });
        if (!moved) throw new ProjectorFenced();
      });
    },
  };
}
