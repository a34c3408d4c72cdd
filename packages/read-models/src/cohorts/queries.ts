import { scopeKey, type TenantScope } from '@visaguard/kernel';
import { inTransaction, type Pool } from '@visaguard/postgres';
import { and, count, desc, eq, gt, lt } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/node-postgres';
import { type Page, type PageRequest, pageOf } from '../page.ts';
import type { ScopedRead } from '../scoped-read.ts';
import { screenings } from '../screenings/table.ts';
import { cohortApplicants, cohorts } from './table.ts';

export type CohortRow = typeof cohorts.$inferSelect;

export function cohortQueries(read: ScopedRead) {
  return {
    get(scope: TenantScope, cohortId: string): Promise<CohortRow | undefined> {
      return read(scope, async (database) => {
        const key = and(eq(cohorts.tenantScope, scopeKey(scope)), eq(cohorts.cohortId, cohortId));
        return (await database.select().from(cohorts).where(key))[0];
      });
    },
    list(scope: TenantScope, page: PageRequest): Promise<Page<CohortRow>> {
      return read(scope, async (database) => {
        const after = page.startingAfter === null ? undefined : lt(cohorts.cohortId, page.startingAfter);
        const rows = await database
          .select()
          .from(cohorts)
          .where(and(eq(cohorts.tenantScope, scopeKey(scope)), after))
          .orderBy(desc(cohorts.cohortId))
          .limit(page.limit + 1);
        return pageOf(rows, page.limit);
      });
    },
    /** Ids of the applicants in it, oldest first. `startingAfter` is the id before the page. */
    applicants(scope: TenantScope, cohortId: string, page: PageRequest): Promise<Page<string>> {
      return read(scope, async (database) => {
        const after = page.startingAfter === null ? undefined : gt(cohortApplicants.applicantId, page.startingAfter);
        const rows = await database
          .select({ applicantId: cohortApplicants.applicantId })
          .from(cohortApplicants)
          .where(and(eq(cohortApplicants.tenantScope, scopeKey(scope)), eq(cohortApplicants.cohortId, cohortId), after))
          .orderBy(cohortApplicants.applicantId)
          .limit(page.limit + 1);
        return pageOf(
          rows.map((row) => row.applicantId),
          page.limit,
        );
      });
    },
    /** How many of its screenings are in each state. Counts only: a cohort is never ranked. */
    states(scope: TenantScope, cohortId: string): Promise<readonly { state: string; screenings: number }[]> {
      return read(scope, (database) =>
        database
          .select({ state: screenings.state, screenings: count() })
          .from(screenings)
          .where(and(eq(screenings.tenantScope, scopeKey(scope)), eq(screenings.cohortId, cohortId)))
          .groupBy(screenings.state)
          .orderBy(screenings.state),
      );
    },
  };
}

export type OpenRound = { readonly tenantScope: string; readonly cohortId: string; readonly round: number };

/** Rounds of screening that have not finished, of every tenant: what the worker takes up again after a restart. */
export function openCohortRounds(projector: Pool): Promise<readonly OpenRound[]> {
  return inTransaction(projector, (client) =>
    drizzle(client)
      .select({ tenantScope: cohorts.tenantScope, cohortId: cohorts.cohortId, round: cohorts.roundsStarted })
      .from(cohorts)
      .where(gt(cohorts.roundsStarted, cohorts.roundsFinished)),
  );
}
