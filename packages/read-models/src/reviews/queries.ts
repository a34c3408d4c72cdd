import { scopeKey, type TenantScope } from '@visaguard/kernel';
import { and, eq, getTableColumns, ne, not, sql } from 'drizzle-orm';
import type { ScopedRead } from '../scoped-read.ts';
import { screenings } from '../screenings/table.ts';
import { reviews } from './table.ts';

/** Enough that so many reviewers may ask at once and each finds a free one. */
const candidatesMax = 20;

export type ReviewRow = typeof reviews.$inferSelect;

/**
 * Nobody is handed a case that nothing can come of any more. Asked of the screening when it is read, since a projection
 * may learn of its end before it learns of the review.
 */
const hasEnded = sql`exists (
  select 1 from ${screenings} where ${screenings.tenantScope} = ${reviews.tenantScope}
     and ${screenings.screeningId} = ${reviews.screeningId} and ${screenings.state} in ('canceled', 'failed', 'closed'))`;

const columns = {
  ...getTableColumns(reviews),
  state: sql<ReviewRow['state']>`case when ${hasEnded} then 'closed' else ${reviews.state} end`,
  claimedUntil: sql<Date | null>`case when not ${hasEnded} then ${reviews.claimedUntil} end`.mapWith(
    reviews.claimedUntil,
  ),
};

export function reviewQueries(read: ScopedRead) {
  return {
    get(scope: TenantScope, reviewId: string): Promise<ReviewRow | undefined> {
      return read(scope, async (database) => {
        const key = and(eq(reviews.tenantScope, scopeKey(scope)), eq(reviews.reviewId, reviewId));
        return (await database.select(columns).from(reviews).where(key))[0];
      });
    },
    /**
     * The cases that this reviewer may take now, first the one they hold, then the oldest. A reviewer takes the first
     * that is still free and does not choose.
     */
    waiting(scope: TenantScope, reviewerId: string, now: Date): Promise<readonly ReviewRow[]> {
      return read(scope, (database) => {
        const mine = sql`(${reviews.state} = 'claimed' and ${reviews.claimedBy} = ${reviewerId})`;
        const free = sql`(${reviews.state} = 'queued' or ${mine} or ${reviews.claimedUntil} <= ${now})`;
        const notLooked = sql`not ${reviews.lookedBy} ? ${reviewerId}`;
        return database
          .select(columns)
          .from(reviews)
          .where(
            and(eq(reviews.tenantScope, scopeKey(scope)), ne(reviews.state, 'closed'), not(hasEnded), free, notLooked),
          )
          .orderBy(sql`${mine} desc`, reviews.queuedAt, reviews.reviewId)
          .limit(candidatesMax);
      });
    },
  };
}
