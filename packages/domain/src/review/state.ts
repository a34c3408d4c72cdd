import {
  type ApplicantId,
  emptyMap,
  type FindingId,
  type Instant,
  type MemberId,
  type PersistentMap,
  type ReviewId,
  type ScreeningId,
  withEntry,
} from '@visaguard/kernel';
import type { Aggregate } from '../aggregate.ts';
import type { ReviewEvent } from './events.ts';

export type Look = {
  readonly reviewerId: MemberId;
  /** Verdict by finding. */
  readonly verdicts: PersistentMap<FindingId, string>;
};

export type ReviewState =
  | { readonly kind: 'none' }
  | {
      readonly kind: 'queued' | 'claimed' | 'closed';
      readonly reviewId: ReviewId;
      readonly screeningId: ScreeningId;
      readonly applicantId: ApplicantId;
      readonly findings: readonly FindingId[];
      readonly fourEyes: boolean;
      readonly claim: { readonly reviewerId: MemberId; readonly since: Instant; readonly until: Instant } | null;
      /** Decisions so far in the look that goes on. */
      readonly verdicts: PersistentMap<FindingId, string>;
      readonly earlierLooks: readonly Look[];
      readonly closedAt: Instant | null;
    };

export const review: Aggregate<ReviewState, ReviewEvent> = {
  category: 'review',
  initialState: { kind: 'none' },
  evolve(state, event) {
    if (event.type === 'review.queued') {
      const { reviewId, screeningId, applicantId, findings, fourEyes } = event.data;
      return {
        kind: 'queued',
        reviewId,
        screeningId,
        applicantId,
        findings,
        fourEyes,
        claim: null,
        verdicts: emptyMap(),
        earlierLooks: [],
        closedAt: null,
      };
    }
    if (state.kind === 'none') return state;
    switch (event.type) {
      case 'review.claimed': {
        const { reviewerId, claimedAt, until } = event.data;
        const samePerson = state.claim?.reviewerId === reviewerId;
        return {
          ...state,
          kind: 'claimed',
          claim: { reviewerId, since: samePerson && state.claim ? state.claim.since : claimedAt, until },
          verdicts: samePerson ? state.verdicts : emptyMap(),
        };
      }
      case 'review.finding_decided':
        return { ...state, verdicts: withEntry(state.verdicts, event.data.findingId, event.data.verdict) };
      case 'review.handed_on': {
        const look = { reviewerId: event.data.reviewerId, verdicts: state.verdicts };
        return {
          ...state,
          kind: 'queued',
          claim: null,
          verdicts: emptyMap(),
          earlierLooks: [...state.earlierLooks, look],
        };
      }
      case 'review.closed':
        return { ...state, kind: 'closed', closedAt: event.data.closedAt };
    }
  },
};
