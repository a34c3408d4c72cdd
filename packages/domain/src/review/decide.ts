import {
  type FindingId,
  hasKey,
  type Instant,
  type MemberId,
  ok,
  type Refusal,
  type Result,
  refuse,
  valueAt,
} from '@visaguard/kernel';
import type { Decision } from '../aggregate.ts';
import type { FindingDecision } from '../finding/decide.ts';
import type { ReviewEvent, ReviewQueued } from './events.ts';
import type { ReviewState } from './state.ts';

const claimMinutes = 30;

type Existing = Exclude<ReviewState, { kind: 'none' }>;

export function queueReview(state: ReviewState, command: ReviewQueued['data']): Decision<ReviewEvent> {
  if (state.kind !== 'none') return ok([]);
  return ok([{ type: 'review.queued', data: command }]);
}

export type Reviewer = {
  readonly reviewerId: MemberId;
  /** Rule R13: an active, trained person with the reviewer role. */
  readonly mayReview: boolean;
  readonly at: Instant;
};

/** A claim lapses after 30 minutes; then the case is anybody's again. Claiming one's own case renews it. */
export function claimReview(state: ReviewState, command: Reviewer): Decision<ReviewEvent> {
  if (state.kind === 'none') return unknown();
  if (state.kind === 'closed') return closed();
  if (!command.mayReview) return notAReviewer();
  if (state.earlierLooks.some((look) => look.reviewerId === command.reviewerId)) {
    return refuse('reviewer_looked_already', 'Another person takes the next look.', { rule: 'R13' });
  }
  if (state.claim && state.claim.reviewerId !== command.reviewerId && state.claim.until > command.at) {
    return refuse('review_claimed', 'Another reviewer holds this case.');
  }
  const until = new Date(Date.parse(command.at) + claimMinutes * 60_000).toISOString();
  const { reviewerId, at } = command;
  return ok([{ type: 'review.claimed', data: { reviewId: state.reviewId, reviewerId, claimedAt: at, until } }]);
}

export type DecideInReview = Reviewer & { readonly findingId: FindingId; readonly decision: FindingDecision };

export function decideInReview(state: ReviewState, command: DecideInReview): Decision<ReviewEvent> {
  const held = heldCase(state, command);
  if (!held.ok) return held;
  if (!held.value.findings.includes(command.findingId)) {
    return refuse('finding_not_in_review', 'This finding is not part of the case.');
  }
  const { findingId, reviewerId, at } = command;
  const verdict = verdictOf(command.decision);
  if (valueAt(held.value.verdicts, findingId) === verdict) return ok([]);
  return ok([
    {
      type: 'review.finding_decided',
      data: { reviewId: held.value.reviewId, findingId, reviewerId, verdict, decidedAt: at },
    },
  ]);
}

/**
 * Rule R13: a case is closed by a person, after every finding was decided, also where there is none to decide. With
 * four eyes a second person decides without seeing the first; where the two differ a third decides.
 */
export function closeReview(state: ReviewState, command: Reviewer): Decision<ReviewEvent> {
  if (state.kind === 'closed') return ok([]);
  const held = heldCase(state, command);
  if (!held.ok) return held;
  const review = held.value;
  const undecided = review.findings.filter((id) => !hasKey(review.verdicts, id));
  if (undecided.length > 0) {
    return refuse('findings_undecided', 'Each finding is decided before a case is closed.', {
      rule: 'R13',
      facts: { undecided: undecided.length },
    });
  }
  const next = nextLook(review);
  const { reviewerId, at } = command;
  if (next) {
    return ok([{ type: 'review.handed_on', data: { reviewId: review.reviewId, reviewerId, next, handedOnAt: at } }]);
  }
  const since = review.claim ? Date.parse(review.claim.since) : Date.parse(at);
  return ok([
    {
      type: 'review.closed',
      data: {
        reviewId: review.reviewId,
        screeningId: review.screeningId,
        reviewerId,
        decided: review.findings.length,
        secondsSpent: Math.max(0, Math.round((Date.parse(at) - since) / 1000)),
        closedAt: at,
      },
    },
  ]);
}

function nextLook(review: Existing): 'second' | 'third' | null {
  if (!review.fourEyes) return null;
  const [first, ...others] = review.earlierLooks;
  if (!first) return 'second';
  if (others.length > 0) return null;
  const agreed = review.findings.every((id) => valueAt(first.verdicts, id) === valueAt(review.verdicts, id));
  return agreed ? null : 'third';
}

export function verdictOf(decision: FindingDecision): string {
  if (decision.kind === 'dismiss') return 'dismiss';
  return `confirm:${decision.category}:${decision.severity}:${decision.certainty}`;
}

/** Rule R13: the case, while this reviewer holds it. Nobody else reads it or decides in it. */
export function heldCase(
  state: ReviewState,
  command: Reviewer,
): Result<Existing & { readonly claim: NonNullable<Existing['claim']> }, Refusal> {
  if (state.kind === 'none') return unknown();
  if (state.kind === 'closed') return closed();
  if (!command.mayReview) return notAReviewer();
  if (state.claim?.reviewerId !== command.reviewerId) {
    return refuse('review_not_claimed', 'Claim the case first.', { rule: 'R13' });
  }
  if (state.claim.until <= command.at) return refuse('review_claim_lapsed', 'The claim has lapsed: claim again.');
  return ok({ ...state, claim: state.claim });
}

function unknown() {
  return refuse('review_unknown', 'There is no such review.');
}

function closed() {
  return refuse('review_closed', 'The case is closed.');
}

function notAReviewer() {
  return refuse('not_a_reviewer', 'Only a trained reviewer, a person, may review.', { rule: 'R13' });
}
