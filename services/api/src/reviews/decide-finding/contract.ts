import { decideFindingForm, findingDecisionForm } from '@visaguard/contracts';
import { operationContract } from '../../http/contract.ts';

export const decideFindingContract = operationContract({
  operationId: 'decideFinding',
  method: 'post',
  path: '/v1/reviews/{review_id}/findings/{finding_id}/decision',
  area: 'Reviews',
  summary: 'Decide a finding of the case you hold',
  description: 'Until the case is closed a decision may be replaced by another.',
  permission: 'review:decide',
  kind: 'change',
  params: { review_id: 'review', finding_id: 'finding' },
  body: decideFindingForm,
  success: { status: 200, description: 'The decision.', form: findingDecisionForm },
  refusals: [
    'review_unknown',
    'review_closed',
    'review_not_claimed',
    'review_claim_lapsed',
    'not_a_reviewer',
    'finding_unknown',
    'finding_not_in_review',
    'severity_without_anchor',
    'shared_post_too_severe',
    'applicant_redacted',
  ],
});
