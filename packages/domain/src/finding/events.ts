import type {
  ApplicantId,
  EvidenceId,
  FindingId,
  Instant,
  MemberId,
  PostId,
  ReviewId,
  ScreeningId,
  SourceId,
} from '@visaguard/kernel';
import type { DomainEvent, Personal } from '../aggregate.ts';
import type { Audience, Category, Certainty, Platform, PostKind, ProposalOrigin, Severity } from '../vocabulary.ts';

export type Vote = { readonly family: string; readonly version: string; readonly vote: Severity | 'none' };

/**
 * One category on one post, with where the evidence lies (rule R12). The words themselves stay in the evidence
 * store, encrypted; `quoteDigest` is keyed, so that a short quote cannot be guessed from it.
 */
export type FindingProposed = DomainEvent<
  'finding.proposed',
  {
    readonly findingId: FindingId;
    readonly screeningId: ScreeningId;
    readonly applicantId: ApplicantId;
    readonly sourceId: SourceId;
    readonly platform: Platform;
    readonly postId: PostId;
    readonly analysisId: EvidenceId;
    readonly category: Category;
    readonly severity: Severity;
    readonly rule: string;
    readonly start: number;
    readonly end: number;
    readonly quoteDigest: string;
    readonly kind: PostKind;
    readonly audience: Audience;
    readonly postedAt: Instant;
    readonly origin: ProposalOrigin;
    readonly votes: readonly Vote[];
    /** Text in the post tried to steer the judgement; a person looks at it (rule R28). */
    readonly injectionSuspected: boolean;
    readonly proposedAt: Instant;
  }
>;
/** The families of a panel differ about one category on one post: a person decides. It counts nowhere until then. */
export type FindingUnresolved = DomainEvent<'finding.unresolved', Omit<FindingProposed['data'], 'origin'>>;
/** What lies before a reviewer. */
export type FindingCase = Omit<FindingProposed['data'], 'origin'> & {
  readonly origin: ProposalOrigin | 'unresolved';
};
export type FindingConfirmed = DomainEvent<
  'finding.confirmed',
  {
    readonly findingId: FindingId;
    readonly applicantId: ApplicantId;
    readonly reviewId: ReviewId;
    readonly reviewerId: MemberId;
    /** As the reviewer sees them: they may differ from what was proposed. */
    readonly category: Category;
    readonly severity: Severity;
    readonly certainty: Certainty;
    readonly decidedAt: Instant;
    readonly personal: Personal<{ readonly reason: string }>;
  }
>;
export type FindingDismissed = DomainEvent<
  'finding.dismissed',
  {
    readonly findingId: FindingId;
    readonly applicantId: ApplicantId;
    readonly reviewId: ReviewId;
    readonly reviewerId: MemberId;
    readonly decidedAt: Instant;
    readonly personal: Personal<{ readonly reason: string }>;
  }
>;

export type FindingEvent = FindingProposed | FindingUnresolved | FindingConfirmed | FindingDismissed;
