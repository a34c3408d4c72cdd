import { reviewClaimForm } from '@visaguard/contracts';
import { operationContract } from '../../http/contract.ts';

export const claimNextReviewContract = operationContract({
  operationId: 'claimNextReview',
  method: 'post',
  path: '/v1/reviews/claim',
  area: 'Reviews',
  summary: 'Take the next case',
  description:
    'The case you hold, or else the oldest that waits: a reviewer does not choose. A claim lapses after 30 minutes; taking ' +
    'the case again renews it. `review` is null when no case waits. People only: no API key reviews (R13).',
  permission: 'review:decide',
  kind: 'change',
  success: { status: 200, description: 'Your claim, or that no case waits.', form: reviewClaimForm },
  refusals: ['not_a_reviewer'],
});
