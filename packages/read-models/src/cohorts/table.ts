import type { Purpose, ScreeningPolicy } from '@visaguard/domain';
import { integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { instantColumn, jsonColumn, tenantScope } from '../columns.ts';

export const cohorts = pgTable(
  'cohorts',
  {
    tenantScope: tenantScope(),
    cohortId: text('cohort_id').notNull(),
    unitId: text('unit_id'),
    name: text('name').notNull(),
    purpose: text('purpose').$type<Purpose>().notNull(),
    state: text('state').$type<'draft' | 'open' | 'closed'>().notNull(),
    policy: jsonColumn<ScreeningPolicy>('policy'),
    roundsStarted: integer('rounds_started').notNull(),
    roundsFinished: integer('rounds_finished').notNull(),
    /** Applicants the last round could not screen, with the code of the rule that refused. */
    refused: jsonColumn<readonly { applicantId: string; code: string }[]>('refused').notNull(),
    createdAt: instantColumn('created_at').notNull(),
    version: integer('version').notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenantScope, table.cohortId] })],
);

export const cohortApplicants = pgTable(
  'cohort_applicants',
  {
    tenantScope: tenantScope(),
    cohortId: text('cohort_id').notNull(),
    applicantId: text('applicant_id').notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenantScope, table.cohortId, table.applicantId] })],
);
