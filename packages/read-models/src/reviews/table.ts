import { boolean, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { instantColumn, jsonColumn, tenantScope } from '../columns.ts';

export const reviews = pgTable(
  'reviews',
  {
    tenantScope: tenantScope(),
    reviewId: text('review_id').notNull(),
    screeningId: text('screening_id').notNull(),
    applicantId: text('applicant_id').notNull(),
    state: text('state').$type<'queued' | 'claimed' | 'closed'>().notNull(),
    findings: jsonColumn<readonly string[]>('findings').notNull(),
    fourEyes: boolean('four_eyes').notNull(),
    claimedBy: text('claimed_by'),
    claimedUntil: instantColumn('claimed_until'),
    /** Who has decided in this case already and may not take its next look. */
    lookedBy: jsonColumn<readonly string[]>('looked_by').notNull(),
    queuedAt: instantColumn('queued_at').notNull(),
    closedAt: instantColumn('closed_at'),
    version: integer('version').notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenantScope, table.reviewId] })],
);
