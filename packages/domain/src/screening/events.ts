import type {
  ApplicantId,
  CohortId,
  ConsentId,
  EvidenceId,
  HandleId,
  Instant,
  ReportId,
  ReviewId,
  ScreeningId,
  SourceId,
  UnitId,
} from '@visaguard/kernel';
import type { DomainEvent } from '../aggregate.ts';
import type { ScreeningPolicy } from '../policy/policy.ts';
import type {
  Coverage,
  Platform,
  PostNotAssessedReason,
  Purpose,
  ScreeningMode,
  ScreeningResult,
  SourceKind,
} from '../vocabulary.ts';

/** One account to read, and the uploaded parts of its export. */
export type OrderedSource = {
  readonly sourceId: SourceId;
  readonly platform: Platform;
  readonly kind: SourceKind;
  readonly handleId: HandleId;
  readonly uploads: readonly EvidenceId[];
};

export type ScreeningOrdered = DomainEvent<
  'screening.ordered',
  {
    readonly screeningId: ScreeningId;
    readonly applicantId: ApplicantId;
    readonly cohortId: CohortId | null;
    readonly unitId: UnitId | null;
    readonly mode: ScreeningMode;
    readonly purpose: Purpose;
    readonly consentId: ConsentId;
    readonly asOf: Instant;
    readonly window: { readonly from: Instant; readonly to: Instant };
    readonly lookbackYears: number;
    readonly policy: ScreeningPolicy;
    readonly gate: { readonly version: string; readonly outcome: string; readonly rows: readonly string[] };
    readonly sources: readonly OrderedSource[];
    readonly orderedAt: Instant;
  }
>;
export type ScreeningStarted = DomainEvent<
  'screening.started',
  { readonly screeningId: ScreeningId; readonly startedAt: Instant }
>;

export const sourceStages = ['collecting', 'analysing'] as const;
export type SourceStage = (typeof sourceStages)[number];

export type SourceProgressed = DomainEvent<
  'screening.source_progressed',
  {
    readonly screeningId: ScreeningId;
    readonly sourceId: SourceId;
    readonly stage: SourceStage;
    /** 0 to 100 over both stages. */
    readonly percent: number;
  }
>;

export type CollectedCounts = {
  readonly postsRead: number;
  readonly postsTooOld: number;
  readonly postsTooNew: number;
  readonly postsUndated: number;
  readonly postsMalformed: number;
  readonly entriesRead: number;
  readonly entriesDroppedUnread: number;
  readonly images: number;
  readonly videos: number;
  readonly audio: number;
};

export type SourceCollected = DomainEvent<
  'screening.source_collected',
  {
    readonly screeningId: ScreeningId;
    readonly sourceId: SourceId;
    /** Encrypted batches of posts in the evidence store. */
    readonly postBatches: readonly EvidenceId[];
    readonly counts: CollectedCounts;
    readonly windowReached: boolean;
    readonly limitReached: boolean;
    /** Codes of what the export lacks. */
    readonly gaps: readonly string[];
    /** Which identifiers of the account matched, by name (rule R7). */
    readonly identifiers: readonly string[];
  }
>;

export type AssessedCounts = {
  readonly postsAssessed: number;
  readonly postsNotAssessed: Readonly<Partial<Record<PostNotAssessedReason, number>>>;
  /** Protected passages that a requester would see as placeholders. */
  readonly redacted: number;
  /** Of all posts, those that anyone could see: what a requester may know the number of (rule R5). */
  readonly publicPosts: { readonly read: number; readonly assessed: number };
  readonly findingsProposed: number;
};

/** The end of one source, whatever came of it. */
export type SourceAssessed = DomainEvent<
  'screening.source_assessed',
  {
    readonly screeningId: ScreeningId;
    readonly sourceId: SourceId;
    readonly coverage: Coverage;
    readonly counts: AssessedCounts;
    /** The analysis of its posts in the evidence store; null where nothing was analysed. */
    readonly analysisId: EvidenceId | null;
    readonly voters: readonly { readonly family: string; readonly version: string }[];
    readonly assessedAt: Instant;
  }
>;
export type ScreeningReviewOpened = DomainEvent<
  'screening.review_opened',
  { readonly screeningId: ScreeningId; readonly reviewId: ReviewId }
>;
export type ScreeningReviewed = DomainEvent<
  'screening.reviewed',
  {
    readonly screeningId: ScreeningId;
    readonly reviewId: ReviewId;
    readonly result: ScreeningResult;
    readonly reviewedAt: Instant;
  }
>;
/** What a part of the world that failed kept from being read is read again, by another screening under the same consent. */
export type ScreeningRetried = DomainEvent<
  'screening.retried',
  {
    readonly screeningId: ScreeningId;
    readonly sourceIds: readonly SourceId[];
    readonly retriedBy: ScreeningId;
    readonly retriedAt: Instant;
  }
>;
/** The report is with the requester, or the applicant alone where there is none. */
export type ScreeningFinished = DomainEvent<
  'screening.finished',
  {
    readonly screeningId: ScreeningId;
    readonly outcome: 'completed' | 'partial';
    readonly result: ScreeningResult;
    readonly reportId: ReportId;
    readonly finishedAt: Instant;
  }
>;
export type ScreeningFailed = DomainEvent<
  'screening.failed',
  { readonly screeningId: ScreeningId; readonly code: string; readonly failedAt: Instant }
>;
export type ScreeningCanceled = DomainEvent<
  'screening.canceled',
  { readonly screeningId: ScreeningId; readonly canceledAt: Instant }
>;
/** Declined, unanswered and withdrawn look the same from outside (rule R3). */
export type ScreeningClosed = DomainEvent<
  'screening.closed',
  { readonly screeningId: ScreeningId; readonly closedAt: Instant }
>;

export type ScreeningEvent =
  | ScreeningOrdered
  | ScreeningStarted
  | SourceProgressed
  | SourceCollected
  | SourceAssessed
  | ScreeningRetried
  | ScreeningReviewOpened
  | ScreeningReviewed
  | ScreeningFinished
  | ScreeningFailed
  | ScreeningCanceled
  | ScreeningClosed;
