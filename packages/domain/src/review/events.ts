import type { ApplicantId, FindingId, Instant, MemberId, ReviewId, ScreeningId } from '@visaguard/kernel';
import type { DomainEvent } from '../aggregate.ts';

export type ReviewQueued = DomainEvent<
  'review.queued',
  {
    readonly reviewId: ReviewId;
    readonly screeningId: ScreeningId;
    readonly applicantId: ApplicantId;
    readonly findings: readonly FindingId[];
    readonly fourEyes: boolean;
    readonly queuedAt: Instant;
  }
>;
export type ReviewClaimed = DomainEvent<
  'review.claimed',
  { readonly reviewId: ReviewId; readonly reviewerId: MemberId; readonly claimedAt: Instant; readonly until: Instant }
>;
/** That a finding was decided, and how. The finding's own stream holds the reason. */
export type ReviewFindingDecided = DomainEvent<
  'review.finding_decided',
  {
    readonly reviewId: ReviewId;
    readonly findingId: FindingId;
    readonly reviewerId: MemberId;
    /** What was decided, comparable between two reviewers: `dismiss` or `confirm:<category>:<severity>:<certainty>`. */
    readonly verdict: string;
    readonly decidedAt: Instant;
  }
>;
export type ReviewHandedOn = DomainEvent<
  'review.handed_on',
  {
    readonly reviewId: ReviewId;
    readonly reviewerId: MemberId;
    /** Which look comes next: the second, or the third where the first two differ. */
    readonly next: 'second' | 'third';
    readonly handedOnAt: Instant;
  }
>;
export type ReviewClosed = DomainEvent<
  'review.closed',
  {
    readonly reviewId: ReviewId;
    readonly screeningId: ScreeningId;
    readonly reviewerId: MemberId;
    readonly decided: number;
    readonly secondsSpent: number;
    readonly closedAt: Instant;
  }
>;

export type ReviewEvent = ReviewQueued | ReviewClaimed | ReviewFindingDecided | ReviewHandedOn | ReviewClosed;
