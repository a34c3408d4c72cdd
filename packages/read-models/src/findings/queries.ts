import { scopeKey, type TenantScope } from '@visaguard/kernel';
import { and, desc, eq, lt } from 'drizzle-orm';
import { type Page, type PageRequest, pageOf } from '../page.ts';
import type { ScopedRead } from '../scoped-read.ts';
import { unlessRedacted } from '../unless-redacted.ts';
import { findings } from './table.ts';

export type FindingRow = typeof findings.$inferSelect;

export function findingQueries(read: ScopedRead) {
  return {
    get(scope: TenantScope, findingId: string): Promise<FindingRow | undefined> {
      return read(scope, async (database) => {
        const key = and(eq(findings.tenantScope, scopeKey(scope)), eq(findings.findingId, findingId));
        return (await database.select(unlessRedacted(findings, 'reason')).from(findings).where(key))[0];
      });
    },
    /** All of one screening, in the order of their posts: a report needs every one. */
    ofScreening(scope: TenantScope, screeningId: string): Promise<readonly FindingRow[]> {
      return read(scope, (database) =>
        database
          .select(unlessRedacted(findings, 'reason'))
          .from(findings)
          .where(and(eq(findings.tenantScope, scopeKey(scope)), eq(findings.screeningId, screeningId)))
          .orderBy(findings.postedAt, findings.findingId),
      );
    },
    list(scope: TenantScope, screeningId: string, page: PageRequest): Promise<Page<FindingRow>> {
      return read(scope, async (database) => {
        const after = page.startingAfter === null ? undefined : lt(findings.findingId, page.startingAfter);
        const rows = await database
          .select(unlessRedacted(findings, 'reason'))
          .from(findings)
          .where(and(eq(findings.tenantScope, scopeKey(scope)), eq(findings.screeningId, screeningId), after))
          .orderBy(desc(findings.findingId))
          .limit(page.limit + 1);
        return pageOf(rows, page.limit);
      });
    },
  };
}
