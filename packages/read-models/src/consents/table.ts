import type { ConsentMethod, ConsentScope } from '@visaguard/domain';
import { integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { instantColumn, jsonColumn, tenantScope } from '../columns.ts';

export const consents = pgTable(
  'consents',
  {
    tenantScope: tenantScope(),
    consentId: text('consent_id').notNull(),
    applicantId: text('applicant_id').notNull(),
    state: text('state').$type<'granted' | 'withdrawn'>().notNull(),
    scope: jsonColumn<ConsentScope>('scope').notNull(),
    method: text('method').$type<ConsentMethod>().notNull(),
    textVersion: text('text_version').notNull(),
    textSha256: text('text_sha256').notNull(),
    language: text('language').notNull(),
    grantedAt: instantColumn('granted_at').notNull(),
    expiresAt: instantColumn('expires_at').notNull(),
    withdrawnAt: instantColumn('withdrawn_at'),
    version: integer('version').notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenantScope, table.consentId] })],
);
