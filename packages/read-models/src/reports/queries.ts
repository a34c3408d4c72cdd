import { scopeKey, type TenantScope } from '@visaguard/kernel';
import { and, desc, eq, lt, type SQL } from 'drizzle-orm';
import { type Page, type PageRequest, pageOf } from '../page.ts';
import type { ScopedRead } from '../scoped-read.ts';
import { screenings } from '../screenings/table.ts';
import { unlessRedacted } from '../unless-redacted.ts';
import { reports } from './table.ts';

export type ReportRow = typeof reports.$inferSelect;

export type ReportFilter = {
  readonly screeningId?: string;
  readonly applicantId?: string;
  readonly cohortId?: string;
  /** Requesters see released reports only. */
  readonly releasedOnly: boolean;
};

export function reportQueries(read: ScopedRead) {
  return {
    get(scope: TenantScope, reportId: string): Promise<ReportRow | undefined> {
      return read(scope, async (database) => {
        const key = and(eq(reports.tenantScope, scopeKey(scope)), eq(reports.reportId, reportId));
        return (await database.select(unlessRedacted(reports, 'comment')).from(reports).where(key))[0];
      });
    },
    list(scope: TenantScope, filter: ReportFilter, page: PageRequest): Promise<Page<ReportRow>> {
      return read(scope, async (database) => {
        const rows = await database
          .select({ report: unlessRedacted(reports, 'comment') })
          .from(reports)
          .innerJoin(
            screenings,
            and(eq(screenings.tenantScope, reports.tenantScope), eq(screenings.screeningId, reports.screeningId)),
          )
          .where(and(eq(reports.tenantScope, scopeKey(scope)), ...conditions(filter, page)))
          .orderBy(desc(reports.reportId))
          .limit(page.limit + 1);
        return pageOf(
          rows.map((row) => row.report),
          page.limit,
        );
      });
    },
  };
}

function conditions(filter: ReportFilter, page: PageRequest): (SQL | undefined)[] {
  return [
    filter.screeningId === undefined ? undefined : eq(reports.screeningId, filter.screeningId),
    filter.applicantId === undefined ? undefined : eq(reports.applicantId, filter.applicantId),
    filter.cohortId === undefined ? undefined : eq(screenings.cohortId, filter.cohortId),
    filter.releasedOnly ? eq(reports.state, 'released') : undefined,
    page.startingAfter === null ? undefined : lt(reports.reportId, page.startingAfter),
  ];
}
