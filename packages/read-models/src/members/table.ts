import type { MemberRole } from '@visaguard/domain';
import { boolean, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { instantColumn, jsonColumn, tenantScope } from '../columns.ts';
import type { SealedPersonal } from '../projected-event.ts';

export const members = pgTable(
  'members',
  {
    tenantScope: tenantScope(),
    memberId: text('member_id').notNull(),
    roles: jsonColumn<readonly MemberRole[]>('roles').notNull(),
    simulated: boolean('simulated').notNull(),
    trainedUntil: instantColumn('trained_until'),
    state: text('state').$type<'active' | 'removed'>().notNull(),
    personal: jsonColumn<SealedPersonal>('personal'),
    version: integer('version').notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenantScope, table.memberId] })],
);
