import { pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { instantColumn, tenantScope } from '../columns.ts';

/** Uploads that wait for parts. One that is completed or abandoned is not here any more. */
export const openUploads = pgTable(
  'open_uploads',
  {
    tenantScope: tenantScope(),
    uploadId: text('upload_id').notNull(),
    consentId: text('consent_id').notNull(),
    expiresAt: instantColumn('expires_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenantScope, table.uploadId] })],
);
