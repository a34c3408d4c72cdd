import { reviewStateForm } from '@visaguard/contracts';
import { operationContract } from '../../http/contract.ts';

export const closeReviewContract = operationContract({
  operationId: 'closeReview',
  method: 'post',
  path: '/v1/reviews/{review_id}/close',
  area: 'Reviews',
  summary: 'Close the case you hold',
  description:
    'After every finding was decided, also where there is none. With four eyes the case waits for the next person then.',
  permission: 'review:decide',
  kind: 'change',
  params: { review_id: 'review' },
  success: { status: 200, description: 'Where the case stands.', form: reviewStateForm },
  refusals: ['review_unknown', 'review_not_claimed', 'review_claim_lapsed', 'not_a_reviewer', 'findings_undecided'],
});
