import { integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { instantColumn, tenantScope } from '../columns.ts';

/** How far each consumer of events has come, by lane. Global: a checkpoint belongs to a consumer, not to a tenant. */
export const checkpoints = pgTable(
  'checkpoints',
  {
    consumer: text('consumer').notNull(),
    consumerVersion: integer('consumer_version').notNull(),
    lane: text('lane').notNull(),
    place: text('place').notNull(),
    movedAt: instantColumn('moved_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.consumer, table.consumerVersion, table.lane] })],
);

/** Events that a consumer could not react to yet. */
export const parkedReactions = pgTable(
  'parked_reactions',
  {
    tenantScope: tenantScope(),
    eventId: text('event_id').notNull(),
    streamId: text('stream_id').notNull(),
    type: text('type').notNull(),
    error: text('error').notNull(),
    attempts: integer('attempts').notNull(),
    parkedAt: instantColumn('parked_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenantScope, table.eventId] })],
);
