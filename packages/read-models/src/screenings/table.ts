import type {
  AssessedCounts,
  CollectedCounts,
  Coverage,
  Platform,
  Purpose,
  ScreeningKind,
  ScreeningMode,
  ScreeningPolicy,
  ScreeningResult,
  SourceKind,
  SourceStage,
} from '@visaguard/domain';
import { integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { instantColumn, jsonColumn, tenantScope } from '../columns.ts';

export const screenings = pgTable(
  'screenings',
  {
    tenantScope: tenantScope(),
    screeningId: text('screening_id').notNull(),
    applicantId: text('applicant_id').notNull(),
    cohortId: text('cohort_id'),
    consentId: text('consent_id').notNull(),
    mode: text('mode').$type<ScreeningMode>().notNull(),
    purpose: text('purpose').$type<Purpose>().notNull(),
    state: text('state').$type<ScreeningKind>().notNull(),
    result: text('result').$type<ScreeningResult>(),
    asOf: instantColumn('as_of').notNull(),
    windowFrom: instantColumn('window_from').notNull(),
    windowTo: instantColumn('window_to').notNull(),
    policy: jsonColumn<ScreeningPolicy>('policy').notNull(),
    gate: jsonColumn<{ version: string; outcome: string; rows: readonly string[] }>('gate').notNull(),
    reviewId: text('review_id'),
    reportId: text('report_id'),
    failureCode: text('failure_code'),
    orderedAt: instantColumn('ordered_at').notNull(),
    finishedAt: instantColumn('finished_at'),
    version: integer('version').notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenantScope, table.screeningId] })],
);

export const screeningSources = pgTable(
  'screening_sources',
  {
    tenantScope: tenantScope(),
    screeningId: text('screening_id').notNull(),
    sourceId: text('source_id').notNull(),
    platform: text('platform').$type<Platform>().notNull(),
    kind: text('kind').$type<SourceKind>().notNull(),
    handleId: text('handle_id').notNull(),
    stage: text('stage').$type<'planned' | SourceStage | 'assessed'>().notNull(),
    percent: integer('percent').notNull(),
    collected: jsonColumn<CollectedCounts>('collected'),
    gaps: jsonColumn<readonly string[]>('gaps'),
    coverage: jsonColumn<Coverage>('coverage'),
    assessed: jsonColumn<AssessedCounts>('assessed'),
    retriedBy: text('retried_by'),
  },
  (table) => [primaryKey({ columns: [table.tenantScope, table.screeningId, table.sourceId] })],
);
