import { scopeKey } from '@visaguard/kernel';
import type { Projection } from '../projection.ts';
import { appending } from '../row-changes/list-edit.ts';
import { insertRow, type RowUpdate, updateRow } from '../row-changes/row-change.ts';
import { reviews } from './table.ts';

export const reviewsProjection: Projection = {
  name: 'reviews',
  version: 1,
  changes(event) {
    const tenantScope = scopeKey(event.scope);
    const { version } = event;
    const update = (change: RowUpdate<typeof reviews>) => [
      updateRow(reviews, { tenantScope, reviewId: event.streamId }, { ...change, version }),
    ];
    switch (event.type) {
      case 'review.queued': {
        const { reviewId, screeningId, applicantId, findings, fourEyes, queuedAt } = event.data;
        return [
          insertRow(reviews, {
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
          }),
        ];
      }
      case 'review.claimed': {
        const { reviewerId, until } = event.data;
        return update({ state: 'claimed', claimedBy: reviewerId, claimedUntil: new Date(until) });
      }
      case 'review.finding_decided':
        return update({});
      case 'review.handed_on': {
        const lookedBy = appending(event.data.reviewerId);
        return update({ state: 'queued', claimedBy: null, claimedUntil: null, lookedBy });
      }
      case 'review.closed':
        return update({ state: 'closed', closedAt: new Date(event.data.closedAt), claimedUntil: null });
      default:
        return [];
    }
  },
};
