import { integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { tenantScope } from '../columns.ts';

export const units = pgTable(
  'units',
  {
    tenantScope: tenantScope(),
    unitId: text('unit_id').notNull(),
    name: text('name').notNull(),
    place: text('place'),
    parentId: text('parent_id'),
    level: integer('level').notNull(),
    state: text('state').$type<'active' | 'archived'>().notNull(),
    version: integer('version').notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenantScope, table.unitId] })],
);
