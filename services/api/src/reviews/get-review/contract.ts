import { blindCaseForm } from '@visaguard/contracts';
import { operationContract } from '../../http/contract.ts';

export const getReviewContract = operationContract({
  operationId: 'getReview',
  method: 'get',
  path: '/v1/reviews/{review_id}',
  area: 'Reviews',
  summary: 'Read the case you hold',
  description:
    'Blind: a pseudonym, and what is to be judged. No name, handle, picture, country, address or number of readers is in ' +
    'it. Only while you hold the case; each read is logged.',
  permission: 'review:read',
  kind: 'read',
  params: { review_id: 'review' },
  success: { status: 200, description: 'The case.', form: blindCaseForm },
  refusals: [
    'review_unknown',
    'review_closed',
    'review_not_claimed',
    'review_claim_lapsed',
    'not_a_reviewer',
    'content_gone',
  ],
});
