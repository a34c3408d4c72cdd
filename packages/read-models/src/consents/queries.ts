import { scopeKey, type TenantScope } from '@visaguard/kernel';
import { and, desc, eq } from 'drizzle-orm';
import type { ScopedRead } from '../scoped-read.ts';
import { consents } from './table.ts';

export type ConsentRow = typeof consents.$inferSelect;

export function consentQueries(read: ScopedRead) {
  return {
    get(scope: TenantScope, consentId: string): Promise<ConsentRow | undefined> {
      return read(scope, async (database) => {
        const key = and(eq(consents.tenantScope, scopeKey(scope)), eq(consents.consentId, consentId));
        return (await database.select().from(consents).where(key))[0];
      });
    },
    /** Newest first. */
    ofApplicant(scope: TenantScope, applicantId: string): Promise<readonly ConsentRow[]> {
      return read(scope, (database) =>
        database
          .select()
          .from(consents)
          .where(and(eq(consents.tenantScope, scopeKey(scope)), eq(consents.applicantId, applicantId)))
          .orderBy(desc(consents.consentId)),
      );
    },
  };
}
