import { scopeKey, type TenantScope } from '@visaguard/kernel';
import { and, desc, eq, inArray, lt } from 'drizzle-orm';
import { type Page, type PageRequest, pageOf } from '../page.ts';
import type { ScopedRead } from '../scoped-read.ts';
import { applicants } from './table.ts';

export type ApplicantRow = typeof applicants.$inferSelect;

export function applicantQueries(read: ScopedRead) {
  return {
    get(scope: TenantScope, applicantId: string): Promise<ApplicantRow | undefined> {
      return read(scope, async (database) => {
        const key = and(eq(applicants.tenantScope, scopeKey(scope)), eq(applicants.applicantId, applicantId));
        return (await database.select().from(applicants).where(key))[0];
      });
    },
    /** Those of a list of ids, in the order of their ids. */
    many(scope: TenantScope, applicantIds: readonly string[]): Promise<readonly ApplicantRow[]> {
      return read(scope, (database) =>
        database
          .select()
          .from(applicants)
          .where(and(eq(applicants.tenantScope, scopeKey(scope)), inArray(applicants.applicantId, [...applicantIds])))
          .orderBy(applicants.applicantId),
      );
    },
    list(scope: TenantScope, page: PageRequest): Promise<Page<ApplicantRow>> {
      return read(scope, async (database) => {
        const after = page.startingAfter === null ? undefined : lt(applicants.applicantId, page.startingAfter);
        const rows = await database
          .select()
          .from(applicants)
          .where(and(eq(applicants.tenantScope, scopeKey(scope)), after))
          .orderBy(desc(applicants.applicantId))
          .limit(page.limit + 1);
        return pageOf(rows, page.limit);
      });
    },
  };
}
