import type { HandleProbed, Platform } from '@visaguard/domain';
import { integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { instantColumn, jsonColumn, tenantScope } from '../columns.ts';
import type { SealedPersonal } from '../projected-event.ts';

/** The last look at the profile; without `result` while it is under way. */
export type HandleProbe = {
  readonly probeId: string;
  readonly result?: Pick<HandleProbed['data'], 'state' | 'reason' | 'codeSeen' | 'probedAt'>;
};

export const handles = pgTable(
  'handles',
  {
    tenantScope: tenantScope(),
    handleId: text('handle_id').notNull(),
    applicantId: text('applicant_id').notNull(),
    platform: text('platform').$type<Platform>().notNull(),
    state: text('state').$type<'declared' | 'proven' | 'held' | 'retired'>().notNull(),
    personal: jsonColumn<SealedPersonal>('personal'),
    /** Uploaded parts of the export that are still there. */
    archives: jsonColumn<readonly string[]>('archives').notNull(),
    proofExpiresAt: instantColumn('proof_expires_at'),
    probe: jsonColumn<HandleProbe>('probe'),
    createdAt: instantColumn('created_at').notNull(),
    version: integer('version').notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenantScope, table.handleId] })],
);
