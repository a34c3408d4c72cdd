import { scopeKey, type TenantScope } from '@visaguard/kernel';
import { and, eq, ne, sql } from 'drizzle-orm';
import type { ScopedRead } from '../scoped-read.ts';
import { reviews } from './table.ts';

export type ReviewRow = typeof reviews.$inferSelect;

export function reviewQueries(read: ScopedRead) {
  return {
    get(scope: TenantScope, reviewId: string): Promise<ReviewRow | undefined> {
      return read(scope, async (database) => {
        const key = and(eq(reviews.tenantScope, scopeKey(scope)), eq(reviews.reviewId, reviewId));
        return (await database.select().from(reviews).where(key))[0];
      });
    },
    /** The oldest case that this reviewer may take now: a reviewer takes the next case and does not choose. */
    next(scope: TenantScope, reviewerId: string, now: Date): Promise<ReviewRow | undefined> {
      return read(scope, async (database) => {
        const free = sql`(${reviews.state} = 'queued' or ${reviews.claimedBy} = ${reviewerId} or ${reviews.claimedUntil} <= ${now})`;
        const notLooked = sql`not ${reviews.lookedBy} ? ${reviewerId}`;
        const rows = await database
          .select()
          .from(reviews)
          .where(and(eq(reviews.tenantScope, scopeKey(scope)), ne(reviews.state, 'closed'), free, notLooked))
          .orderBy(reviews.queuedAt)
          .limit(1);
        return rows[0];
      });
    },
  };
}
