import { integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { instantColumn } from '../columns.ts';

const stream = {
  tenantScope: text('tenant_scope').notNull(),
  streamId: text('stream_id').notNull(),
  consumer: text('consumer').notNull(),
  consumerVersion: integer('consumer_version').notNull(),
};

/** How far a consumer has come in each stream. `parkedAt`: since when the stream stands still. */
export const followedStreams = pgTable(
  'followed_streams',
  { ...stream, version: integer('version').notNull(), parkedAt: instantColumn('parked_at') },
  (table) => [primaryKey({ columns: [table.tenantScope, table.streamId, table.consumer, table.consumerVersion] })],
);

/** Events of parked streams as they came. */
export const parkedEvents = pgTable(
  'parked_events',
  {
    ...stream,
    version: integer('version').notNull(),
    event: jsonb('event').notNull(),
    reason: text('reason').notNull(),
    parkedAt: instantColumn('parked_at').notNull(),
  },
  (table) => [
    primaryKey({
      columns: [table.tenantScope, table.streamId, table.consumer, table.consumerVersion, table.version],
    }),
  ],
);
