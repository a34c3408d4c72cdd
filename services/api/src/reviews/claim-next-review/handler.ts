import { claimReview } from '@visaguard/application';
import type { ReviewState } from '@visaguard/domain';
import type { ReviewId } from '@visaguard/kernel';
import { commandReply } from '../../http/answer-command.ts';
import { defineOperation } from '../../http/operation.ts';
import { found } from '../../http/reply.ts';
import { reviewerOf } from '../reviewer.ts';
import { claimNextReviewContract } from './contract.ts';

/** Another was quicker, or the read model is behind: the next case is tried. */
const goneMeanwhile = new Set(['review_claimed', 'review_closed', 'reviewer_looked_already']);

export const claimNextReview = defineOperation(claimNextReviewContract, async ({ api, caller, ...call }) => {
  const reviewerId = reviewerOf(caller);
  const livemode = caller.scope.mode === 'live';
  const reply = (after: ReviewState, version: number) =>
    commandReply({ version, body: { object: 'review_claim', review: claimOf(after), livemode } });
  for (const { reviewId } of await api.queries.reviews.waiting(caller.scope, reviewerId, api.clock.now())) {
    const work = { reviewId: reviewId as ReviewId, reviewerId, reply };
    const outcome = await claimReview(api.app, call.command(), work);
    if (outcome.kind === 'refused' && goneMeanwhile.has(outcome.refusal.code)) continue;
    return call.answer(outcome);
  }
  return found({ object: 'review_claim', review: null, livemode });
});

function claimOf(state: ReviewState) {
  if (state.kind === 'none' || !state.claim) throw new Error('a claimed case has a claim');
  return { id: state.reviewId, findings: state.findings.length, claimed_until: state.claim.until };
}
