import type { KeyScope } from '@visaguard/domain';
import { pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { instantColumn, jsonColumn, tenantScope } from '../columns.ts';

export const credentials = pgTable(
  'credentials',
  {
    tenantScope: tenantScope(),
    credentialId: text('credential_id').notNull(),
    kind: text('kind').$type<'api_key' | 'member' | 'applicant'>().notNull(),
    /** Whose hand holds it: the key itself, a member or an applicant. */
    subjectId: text('subject_id').notNull(),
    secretSha256: text('secret_sha256').notNull(),
    scopes: jsonColumn<readonly KeyScope[]>('scopes').notNull(),
    expiresAt: instantColumn('expires_at'),
    revokedAt: instantColumn('revoked_at'),
  },
  (table) => [primaryKey({ columns: [table.tenantScope, table.credentialId] })],
);
