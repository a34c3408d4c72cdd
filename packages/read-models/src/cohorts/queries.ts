import { endedScreeningKinds, type ScreeningKind } from '@visaguard/domain';
import { scopeKey, type TenantScope } from '@visaguard/kernel';
import { inTransaction, type Pool } from '@visaguard/postgres';
import { and, count, desc, eq, gt, inArray, lt, sql, sum } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/node-postgres';
import { type Page, type PageRequest, pageOf } from '../page.ts';
import type { Database } from '../projection.ts';
import type { ScopedRead } from '../scoped-read.ts';
import { screeningSources, screenings } from '../screenings/table.ts';
import { cohortApplicants, cohorts } from './table.ts';

export type CohortRow = typeof cohorts.$inferSelect;

export type CohortProgress = {
  readonly cohort: CohortRow;
  readonly applicants: number;
  readonly states: readonly { readonly state: ScreeningKind; readonly screenings: number }[];
  /** Mean over the sources of all its screenings; those of a screening that has ended count as 100. */
  readonly percent: number;
  /** How often the cohort or one of its screenings has changed: it rises with everything that is told here. */
  readonly changes: number;
};

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
    /** How far its screenings are: counts and a mean, and nothing about who. A cohort is never ranked. */
    progress(scope: TenantScope, cohortId: string): Promise<CohortProgress | undefined> {
      return read(scope, async (database) => {
        const key = and(eq(cohorts.tenantScope, scopeKey(scope)), eq(cohorts.cohortId, cohortId));
        const cohort = (await database.select().from(cohorts).where(key))[0];
        if (!cohort) return undefined;
        const { applicants, states, percent } = await countsOf(database, scope, cohortId);
        const changes = states.reduce((sum, { changes }) => sum + changes, cohort.version);
        return { cohort, applicants, states, percent, changes };
      });
    },
  };
}

async function countsOf(database: Database, scope: TenantScope, cohortId: string) {
  const tenantScope = scopeKey(scope);
  const inCohort = and(eq(screenings.tenantScope, tenantScope), eq(screenings.cohortId, cohortId));
  const states = await database
    .select({ state: screenings.state, screenings: count(), changes: sum(screenings.version).mapWith(Number) })
    .from(screenings)
    .where(inCohort)
    .groupBy(screenings.state)
    .orderBy(screenings.state);
  const ended = inArray(screenings.state, [...endedScreeningKinds]);
  const [mean] = await database
    .select({
      percent: sql<string | null>`floor(avg(case when ${ended} then 100 else ${screeningSources.percent} end))`,
    })
    .from(screenings)
    .innerJoin(
      screeningSources,
      and(
        eq(screeningSources.tenantScope, screenings.tenantScope),
        eq(screeningSources.screeningId, screenings.screeningId),
      ),
    )
    .where(inCohort);
  const [members] = await database
    .select({ applicants: count() })
    .from(cohortApplicants)
    .where(and(eq(cohortApplicants.tenantScope, tenantScope), eq(cohortApplicants.cohortId, cohortId)));
  return { states, percent: Number(mean?.percent ?? 0), applicants: members?.applicants ?? 0 };
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
