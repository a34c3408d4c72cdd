import { type Instant, type MemberId, ok, type Refusal, type Result, type ReviewId, refuse } from '@visaguard/kernel';
import type { Decision } from '../aggregate.ts';
import { hasAnchor, severityIn, severityWithoutAnchor } from '../severity.ts';
import type { Category, Certainty, Severity } from '../vocabulary.ts';
import type { FindingEvent, FindingProposed, FindingUnresolved } from './events.ts';
import type { FindingState } from './state.ts';

/** Rules R11, R12: complete provenance, offsets that span text, a severity that the category has, shared words at most medium. */
export function proposeFinding(state: FindingState, proposal: FindingProposed['data']): Decision<FindingEvent> {
  if (state.kind !== 'none') return ok([]);
  const checked = checkProvenance(proposal);
  return checked.ok ? ok([{ type: 'finding.proposed', data: proposal }]) : checked;
}

/** What voters differ about is put before a person with the same provenance as a proposal. */
export function raiseUnresolved(state: FindingState, raised: FindingUnresolved['data']): Decision<FindingEvent> {
  if (state.kind !== 'none') return ok([]);
  const checked = checkProvenance(raised);
  return checked.ok ? ok([{ type: 'finding.unresolved', data: raised }]) : checked;
}

function checkProvenance(proposal: FindingUnresolved['data']): Result<null, Refusal> {
  if (!(proposal.start >= 0 && proposal.end > proposal.start)) {
    return refuse('finding_without_quote', 'A finding quotes the post it is about.', { rule: 'R12' });
  }
  if (proposal.votes.length === 0) {
    return refuse('finding_without_votes', 'A finding names who voted for it.', { rule: 'R12' });
  }
  if (!hasAnchor(proposal.category, proposal.severity)) return severityWithoutAnchor();
  return exceedsShared(proposal.kind, proposal.severity) ? sharedTooSevere() : ok(null);
}

/** A reviewer's decision on one finding. `change` is a confirmation with another category or severity. */
export type FindingDecision =
  | {
      readonly kind: 'confirm';
      readonly category: Category;
      readonly severity: Severity;
      readonly certainty: Certainty;
      readonly reason: string;
    }
  | { readonly kind: 'dismiss'; readonly reason: string };

export type DecideFinding = {
  readonly reviewId: ReviewId;
  readonly reviewerId: MemberId;
  readonly decision: FindingDecision;
  readonly at: Instant;
};

export function decideFinding(state: FindingState, command: DecideFinding): Decision<FindingEvent> {
  if (state.kind === 'none') return refuse('finding_unknown', 'There is no such finding.');
  const { reviewId, reviewerId, decision, at } = command;
  const { findingId, applicantId } = state.proposal;
  const common = { findingId, applicantId, reviewId, reviewerId, decidedAt: at };
  const personal = { reason: decision.reason };
  if (decision.kind === 'dismiss') {
    return ok([{ type: 'finding.dismissed', data: { ...common, personal } }]);
  }
  const { category, severity, certainty } = decision;
  if (!hasAnchor(category, severity)) return severityWithoutAnchor();
  if (exceedsShared(state.proposal.kind, severity)) return sharedTooSevere();
  return ok([{ type: 'finding.confirmed', data: { ...common, category, severity, certainty, personal } }]);
}

function exceedsShared(kind: FindingProposed['data']['kind'], severity: Severity): boolean {
  return severityIn(kind, severity) !== severity;
}

function sharedTooSevere() {
  return refuse('shared_post_too_severe', "Somebody else's words, passed on, are medium at most.", { rule: 'R12' });
}
