import type { ScreeningResult } from '@visaguard/domain';
import { integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { instantColumn, jsonColumn, tenantScope } from '../columns.ts';
import type { SealedPersonal } from '../projected-event.ts';

type View = { readonly evidenceId: string; readonly sha256: string };

export const reports = pgTable(
  'reports',
  {
    tenantScope: tenantScope(),
    reportId: text('report_id').notNull(),
    screeningId: text('screening_id').notNull(),
    applicantId: text('applicant_id').notNull(),
    reportVersion: integer('report_version').notNull(),
    state: text('state').$type<'provisional' | 'reviewed' | 'released' | 'superseded' | 'blocked'>().notNull(),
    result: text('result').$type<ScreeningResult>().notNull(),
    privateView: jsonColumn<View>('private_view').notNull(),
    requesterView: jsonColumn<View>('requester_view'),
    comment: jsonColumn<SealedPersonal>('comment'),
    builtAt: instantColumn('built_at').notNull(),
    releasedAt: instantColumn('released_at'),
    version: integer('version').notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenantScope, table.reportId] })],
);
