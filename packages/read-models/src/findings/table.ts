import type { Audience, Category, Certainty, FindingCase, FindingState, Platform, Severity } from '@visaguard/domain';
import { boolean, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { instantColumn, jsonColumn, tenantScope } from '../columns.ts';
import type { SealedPersonal } from '../projected-event.ts';

export const findings = pgTable(
  'findings',
  {
    tenantScope: tenantScope(),
    findingId: text('finding_id').notNull(),
    screeningId: text('screening_id').notNull(),
    applicantId: text('applicant_id').notNull(),
    sourceId: text('source_id').notNull(),
    platform: text('platform').$type<Platform>().notNull(),
    postId: text('post_id').notNull(),
    analysisId: text('analysis_id').notNull(),
    state: text('state').$type<Exclude<FindingState['kind'], 'none'>>().notNull(),
    category: text('category').$type<Category>().notNull(),
    severity: text('severity').$type<Severity>().notNull(),
    certainty: text('certainty').$type<Certainty>(),
    audience: text('audience').$type<Audience>().notNull(),
    postedAt: instantColumn('posted_at').notNull(),
    proposal: jsonColumn<FindingCase>('proposal').notNull(),
    reviewId: text('review_id'),
    reason: jsonColumn<SealedPersonal>('reason'),
    decidedAt: instantColumn('decided_at'),
    injectionSuspected: boolean('injection_suspected').notNull(),
    version: integer('version').notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenantScope, table.findingId] })],
);
