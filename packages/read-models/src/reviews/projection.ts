import { scopeKey } from '@visaguard/kernel';
import { and, eq, sql } from 'drizzle-orm';
import type { Projection } from '../projection.ts';
import { reviews } from './table.ts';

export const reviewsProjection: Projection = {
  name: 'reviews',
  version: 1,
  async apply(database, event) {
    const tenantScope = scopeKey(event.scope);
    const { version } = event;
    const update = (change: Parameters<ReturnType<typeof database.update<typeof reviews>>['set']>[0]) =>
      database
        .update(reviews)
        .set({ ...change, version })
        .where(and(eq(reviews.tenantScope, tenantScope), eq(reviews.reviewId, event.streamId)));
    switch (event.type) {
      case 'review.queued': {
        const { reviewId, screeningId, applicantId, findings, fourEyes, queuedAt } = event.data;
        await database.insert(reviews).values({
          tenantScope,
          reviewId,
          screeningId,
          applicantId,
          findings,
          fourEyes,
          state: 'queued',
          lookedBy: [],
          queuedAt: new Date(queuedAt),
          version,
        });
        return;
      }
      case 'review.claimed': {
        const { reviewerId, until } = event.data;
        await update({ state: 'claimed', claimedBy: reviewerId, claimedUntil: new Date(until) });
        return;
      }
      case 'review.finding_decided':
        await update({});
        return;
      case 'review.handed_on':
        await update({
          state: 'queued',
          claimedBy: null,
          claimedUntil: null,
          lookedBy: sql`${reviews.lookedBy} || to_jsonb(${event.data.reviewerId}::text)`,
        });
        return;
      case 'review.closed':
        await update({ state: 'closed', closedAt: new Date(event.data.closedAt), claimedUntil: null });
        return;
    }
  },
};
