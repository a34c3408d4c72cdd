import { closeReview as close } from '@visaguard/application';
import { commandReply } from '../../http/answer-command.ts';
import { defineOperation } from '../../http/operation.ts';
import { reviewerOf } from '../reviewer.ts';
import { closeReviewContract } from './contract.ts';

export const closeReview = defineOperation(closeReviewContract, async ({ api, caller, params, ...call }) => {
  const reviewId = params.review_id;
  const outcome = await close(api.app, call.command(reviewId), {
    reviewId,
    reviewerId: reviewerOf(caller),
    reply: (after, version) =>
      commandReply({
        version,
        body: { object: 'review', id: reviewId, state: after.kind, livemode: caller.scope.mode === 'live' },
      }),
  });
  return call.answer(outcome);
});
