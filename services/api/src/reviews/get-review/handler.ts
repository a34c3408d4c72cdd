import { heldCase, isEndedScreening, mayReview, member, review } from '@visaguard/domain';
import { ok, refuse } from '@visaguard/kernel';
import { contentGone, logRead } from '../../http/logged-read.ts';
import { defineOperation } from '../../http/operation.ts';
import { found } from '../../http/reply.ts';
import { standingConsent } from '../../screenings/standing-consent.ts';
import { blindCase } from '../blind-case.ts';
import { reviewerOf } from '../reviewer.ts';
import { getReviewContract } from './contract.ts';

export const getReview = defineOperation(getReviewContract, async (call) => {
  const { api, caller, params, at } = call;
  const reviewerId = reviewerOf(caller);
  const what = { objectKind: 'review_case', objectId: params.review_id, view: 'blind', format: 'json' } as const;
  const permitted = await logRead(call, what, async (reader) => {
    const [target, person] = await Promise.all([
      reader.load(review, params.review_id),
      reader.load(member, reviewerId),
    ]);
    const held = heldCase(target.state, { reviewerId, mayReview: mayReview(person.state, at), at });
    if (!held.ok) return held;
    const { applicantId, screeningId } = held.value;
    const standing = await standingConsent(reader, screeningId);
    if (!standing || isEndedScreening(standing.ordered.kind)) return refuse('review_closed', 'The case is closed.');
    return ok({ applicantId, found: { held: held.value, target }, seen: [target, standing.given] });
  });
  if (!permitted.ok) return permitted.error;
  const { held, target } = permitted.value;
  const body = await blindCase(api.app, caller, held);
  return body ? found(body, target.version) : contentGone();
});
