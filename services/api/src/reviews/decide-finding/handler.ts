import { loadState, reviewFinding } from '@visaguard/application';
import { type FindingDecision, finding, verdictOf } from '@visaguard/domain';
import { commandReply } from '../../http/answer-command.ts';
import { defineOperation } from '../../http/operation.ts';
import { missing } from '../../http/reply.ts';
import { reviewerOf } from '../reviewer.ts';
import { decisionOf } from '../verdict.ts';
import { decideFindingContract } from './contract.ts';

export const decideFinding = defineOperation(decideFindingContract, async ({ api, caller, params, body, ...call }) => {
  const { review_id: reviewId, finding_id: findingId } = params;
  const judged = (await loadState(api.app, caller.scope, { aggregate: finding, streamId: findingId })).state;
  if (judged.kind === 'none') return missing('finding');
  const { category, severity } = judged.proposal;
  const decision: FindingDecision =
    body.decision === 'dismiss'
      ? { kind: 'dismiss', reason: body.reason }
      : {
          kind: 'confirm',
          category: (body.decision === 'change' ? body.category : undefined) ?? category,
          severity: (body.decision === 'change' ? body.severity : undefined) ?? severity,
          certainty: body.certainty,
          reason: body.reason,
        };
  const outcome = await reviewFinding(api.app, call.command(reviewId), {
    ...{ reviewId, findingId, reviewerId: reviewerOf(caller), decision },
    reply: (_after, version) =>
      commandReply({
        version,
        body: {
          ...{ object: 'finding_decision', review_id: reviewId, finding_id: findingId },
          ...decisionOf(verdictOf(decision)),
          livemode: caller.scope.mode === 'live',
        },
      }),
  });
  return call.answer(outcome);
});
