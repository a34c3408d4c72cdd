import { integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { instantColumn, jsonColumn, tenantScope } from '../columns.ts';
import type { SealedPersonal } from '../projected-event.ts';

export const applicants = pgTable(
  'applicants',
  {
    tenantScope: tenantScope(),
    applicantId: text('applicant_id').notNull(),
    unitId: text('unit_id'),
    place: text('place'),
    state: text('state').$type<'created' | 'redacted'>().notNull(),
    personal: jsonColumn<SealedPersonal>('personal'),
    createdAt: instantColumn('created_at').notNull(),
    version: integer('version').notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenantScope, table.applicantId] })],
);
