import { bigint, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { instantColumn } from '../columns.ts';

/** How far each consumer of events has come. Global: a checkpoint belongs to a consumer, not to a tenant. */
export const checkpoints = pgTable(
  'checkpoints',
  {
    consumer: text('consumer').notNull(),
    consumerVersion: integer('consumer_version').notNull(),
    xid: text('xid').notNull(),
    position: bigint('position', { mode: 'bigint' }).notNull(),
    movedAt: instantColumn('moved_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.consumer, table.consumerVersion] })],
);
