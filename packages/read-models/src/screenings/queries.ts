import type { ScreeningKind } from '@visaguard/domain';
import { openScreeningKinds } from '@visaguard/domain';
import { scopeKey, type TenantScope } from '@visaguard/kernel';
import { inTransaction, type Pool } from '@visaguard/postgres';
import { and, desc, eq, gte, inArray, lt } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/node-postgres';
import { type Page, type PageRequest, pageOf } from '../page.ts';
import type { Database } from '../projection.ts';
import type { ScopedRead } from '../scoped-read.ts';
import { screeningSources, screenings } from './table.ts';

export type ScreeningRow = typeof screenings.$inferSelect;
export type ScreeningSourceRow = typeof screeningSources.$inferSelect;

export type ScreeningFilter = {
  readonly applicantId?: string;
  readonly cohortId?: string;
  readonly consentId?: string;
  readonly state?: ScreeningKind;
};

export function screeningQueries(read: ScopedRead) {
  return {
    get(
      scope: TenantScope,
      screeningId: string,
    ): Promise<{ screening: ScreeningRow; sources: readonly ScreeningSourceRow[] } | undefined> {
      return read(scope, async (database) => {
        const key = and(eq(screenings.tenantScope, scopeKey(scope)), eq(screenings.screeningId, screeningId));
        const screening = (await database.select().from(screenings).where(key))[0];
        return screening && { screening, sources: await sourcesOf(database, scope, [screeningId]) };
      });
    },
    list(scope: TenantScope, filter: ScreeningFilter, page: PageRequest): Promise<Page<ScreeningRow>> {
      return read(scope, async (database) => {
        const rows = await database
          .select()
          .from(screenings)
          .where(and(eq(screenings.tenantScope, scopeKey(scope)), ...conditions(filter, page)))
          .orderBy(desc(screenings.screeningId))
          .limit(page.limit + 1);
        return pageOf(rows, page.limit);
      });
    },
  };
}

function conditions(filter: ScreeningFilter, page: PageRequest) {
  return [
    filter.applicantId === undefined ? undefined : eq(screenings.applicantId, filter.applicantId),
    filter.cohortId === undefined ? undefined : eq(screenings.cohortId, filter.cohortId),
    filter.consentId === undefined ? undefined : eq(screenings.consentId, filter.consentId),
    filter.state === undefined ? undefined : eq(screenings.state, filter.state),
    page.startingAfter === null ? undefined : lt(screenings.screeningId, page.startingAfter),
  ];
}

function sourcesOf(database: Database, scope: TenantScope, screeningIds: readonly string[]) {
  return database
    .select()
    .from(screeningSources)
    .where(
      and(eq(screeningSources.tenantScope, scopeKey(scope)), inArray(screeningSources.screeningId, [...screeningIds])),
    )
    .orderBy(screeningSources.sourceId);
}

/** Screenings that have not ended, of every tenant: what the worker takes up again after a restart. */
export function openScreenings(projector: Pool): Promise<readonly { tenantScope: string; screeningId: string }[]> {
  return inTransaction(projector, (client) =>
    drizzle(client)
      .select({ tenantScope: screenings.tenantScope, screeningId: screenings.screeningId })
      .from(screenings)
      .where(inArray(screenings.state, [...openScreeningKinds]))
      .orderBy(screenings.screeningId),
  );
}

const unreportedKinds: readonly ScreeningKind[] = ['canceled', 'failed', 'closed'];

/** Screenings that ended since then without a released report, of every tenant: nobody needs what they had read. */
export function unreportedScreenings(
  projector: Pool,
  since: Date,
): Promise<readonly { tenantScope: string; screeningId: string }[]> {
  return inTransaction(projector, (client) =>
    drizzle(client)
      .select({ tenantScope: screenings.tenantScope, screeningId: screenings.screeningId })
      .from(screenings)
      .where(and(inArray(screenings.state, [...unreportedKinds]), gte(screenings.finishedAt, since)))
      .orderBy(screenings.screeningId),
  );
}
