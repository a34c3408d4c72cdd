import { scopeKey, type TenantScope } from '@visaguard/kernel';
import { inTransaction, type Pool } from '@visaguard/postgres';
import { and, eq, lte } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/node-postgres';
import type { ScopedRead } from '../scoped-read.ts';
import { openUploads } from './table.ts';

type OpenUpload = typeof openUploads.$inferSelect;

export function openUploadQueries(read: ScopedRead) {
  return {
    /** What waits for parts under this consent, oldest first: a handful. */
    underConsent(scope: TenantScope, consentId: string): Promise<readonly OpenUpload[]> {
      return read(scope, (database) =>
        database
          .select()
          .from(openUploads)
          .where(and(eq(openUploads.tenantScope, scopeKey(scope)), eq(openUploads.consentId, consentId)))
          .orderBy(openUploads.uploadId),
      );
    },
  };
}

/** Uploads that waited for parts until then, of every tenant. */
export function expiredUploads(projector: Pool, at: Date): Promise<readonly OpenUpload[]> {
  return inTransaction(projector, (client) =>
    drizzle(client).select().from(openUploads).where(lte(openUploads.expiresAt, at)),
  );
}
