import { PostgresEventStorageAdapter } from '@castore/event-storage-adapter-postgres';
import { createOwnerPool, ensureDatabase } from '@visaguard/postgres';
import { createStreamWalk, madeUpEvent, madeUpUuid } from './made-up-event.ts';
import type { System } from './system.ts';

/** As its own documentation has it. It brings its own client, with ten connections that send without waiting. */
export async function createCastore(clusterUrl: string): Promise<System> {
  const connectionString = await ensureDatabase(clusterUrl, 'bench_castore');
  await PostgresEventStorageAdapter.createEventTable({ connectionString });
  const adapter = new PostgresEventStorageAdapter({ connectionString });
  const owner = createOwnerPool({ ownerUrl: connectionString, max: 1 });
  return {
    name: 'Castore',
    promises: 'order within a stream only; no outbox, no record of commands',
    appending(random) {
      const walk = createStreamWalk(random, () => madeUpUuid(random));
      return async () => {
        const { streamId, found } = walk.next();
        const { type, data, meta } = madeUpEvent(random);
        const event = { aggregateId: streamId, version: found + 1, type, payload: data, metadata: meta };
        const pushed = await adapter.pushEvent(event, { eventStoreId: 'bench' });
        if (pushed.event?.version !== found + 1) throw new Error(`Castore answers ${JSON.stringify(pushed)}`);
      };
    },
    stored: async () => (await owner.query('select count(*)::integer as count from event')).rows[0].count,
    // The adapter cannot be closed: its connections end with the server.
    close: () => owner.end(),
  };
}
