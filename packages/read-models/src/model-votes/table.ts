import { bigint, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { instantColumn, tenantScope } from '../columns.ts';

/** What one family of models was asked at one time, and what that cost: a row for each time that votes were recorded. */
export const modelVotes = pgTable(
  'model_votes',
  {
    tenantScope: tenantScope(),
    analysisId: text('analysis_id').notNull(),
    version: integer('version').notNull(),
    family: text('family').notNull(),
    voterVersion: text('voter_version').notNull(),
    recordedAt: instantColumn('recorded_at').notNull(),
    votes: integer('votes').notNull(),
    noVotes: integer('no_votes').notNull(),
    quotesDropped: integer('quotes_dropped').notNull(),
    calls: integer('calls').notNull(),
    /** Millionths of a US dollar. */
    costMicros: bigint('cost_micros', { mode: 'number' }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenantScope, table.analysisId, table.version] })],
);
