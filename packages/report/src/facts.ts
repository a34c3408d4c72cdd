import type {
  Audience,
  Category,
  Certainty,
  Coverage,
  Platform,
  PostKind,
  PostNotAssessedReason,
  ProposalOrigin,
  Purpose,
  RedactionType,
  ScreeningMode,
  Severity,
  SourceKind,
} from '@visaguard/domain';
import type { Instant } from '@visaguard/kernel';

/**
 * Everything a report may say. The caller assembles it, from events and evidence or, for a person who screens
 * their own export, in memory; both views are made from it and from nothing else.
 */
export type ReportFacts = {
  readonly reportId: string;
  readonly version: number;
  /** When collection began; recency and the window count from here. */
  readonly asOf: Instant;
  readonly generatedAt: Instant;
  readonly mode: ScreeningMode;
  readonly testMode: boolean;
  readonly purpose: Purpose | null;
  readonly requester: { readonly name: string } | null;
  readonly applicant: { readonly displayName: string | null };
  readonly window: { readonly from: Instant; readonly to: Instant; readonly years: number };
  readonly policy: ReportPolicy;
  /** From this share of its posts a source counts as assessed: 95, or what the tenant raised it to. */
  readonly coverageThresholdPercent: number;
  /** Who voted. The family `built-in` alone makes the report say "built-in rules only". */
  readonly voters: readonly Voter[];
  readonly review: ReviewFacts;
  readonly sources: readonly SourceFacts[];
  readonly findings: readonly FindingFacts[];
  /** The applicant's own words to whoever reads the report. */
  readonly comment: string | null;
  /** How the applicant can dispute, in a sentence. */
  readonly disputeRoute: string;
  readonly versions: readonly ReportVersion[];
  /** The accounts that a visa form asks about; private view only. */
  readonly inventory: readonly InventoryLine[];
  /** Who has received what; private view only. */
  readonly recipients: readonly Recipient[];
};

export type ReportPolicy = {
  readonly categories: readonly Category[];
  readonly minimumSeverity: Severity;
  readonly showGradeToRequester: boolean;
};

export type Voter = { readonly family: string; readonly version: string };

export type ReviewFacts = {
  readonly state: 'unreviewed' | 'reviewed';
  readonly statement: string;
  readonly reviewedAt: Instant | null;
  /** Decided by the simulated reviewer of test mode. */
  readonly simulated: boolean;
};

export type ReportVersion = {
  readonly version: number;
  readonly reportId: string;
  readonly createdAt: Instant;
  readonly sha256: string | null;
};

export type InventoryLine = {
  readonly platform: string;
  readonly handle: string | null;
  readonly screened: boolean;
};

export type Recipient = { readonly name: string; readonly at: Instant; readonly what: string };

export type SourceFacts = {
  readonly sourceId: string;
  readonly platform: Platform;
  readonly kind: SourceKind;
  readonly handle: string | null;
  readonly coverage: Coverage;
  readonly verifiedOwner: boolean;
  readonly counts: SourceCounts;
  /** What could not be read, a sentence each. */
  readonly gaps: readonly string[];
  /** Posts within the window by month, `YYYY-MM`. */
  readonly timeline: readonly { readonly month: string; readonly count: number }[];
  /** Posts read by the language they seem to be in, ISO 639-1 or `und`. For the applicant alone (rule R9). */
  readonly languages: Readonly<Record<string, number>>;
};

export type SourceCounts = {
  readonly postsRead: number;
  readonly postsAssessed: number;
  readonly postsNotAssessed: Readonly<Partial<Record<PostNotAssessedReason, number>>>;
  readonly postsTooOld: number;
  readonly redacted: number;
  readonly media: { readonly images: number; readonly videos: number; readonly audio: number };
  /**
   * The same of the posts that anyone could see. The requester view counts only these (rule R5). Left out, every post
   * of the source counts as public.
   */
  readonly publicPosts?: {
    readonly read: number;
    readonly assessed: number;
    readonly redacted: number;
    readonly media: SourceCounts['media'];
  };
};

export type FindingState = 'proposed' | 'unresolved' | 'confirmed' | 'dismissed' | 'held';

export type Vote = { readonly family: string; readonly version: string; readonly vote: string };

/** A protected passage of the post, in UTF-16 units of `text`, end exclusive. */
export type RedactionSpan = { readonly type: RedactionType; readonly start: number; readonly end: number };

/** One category on one post with its evidence (rule R12). `start` and `end` are UTF-16 units of `text`. */
export type FindingFacts = {
  readonly findingId: string;
  readonly sourceId: string;
  readonly platform: Platform;
  readonly postId: string;
  readonly category: Category;
  readonly severity: Severity;
  readonly state: FindingState;
  readonly certainty: Certainty | null;
  readonly origin: ProposalOrigin | 'unresolved';
  readonly quote: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly quotedText: string | null;
  readonly textFingerprint: string;
  readonly redactions: readonly RedactionSpan[];
  readonly postedAt: Instant | null;
  readonly permalink: string | null;
  readonly kind: PostKind;
  readonly audience: Audience;
  readonly rationale: string;
  readonly rule: string;
  readonly votes: readonly Vote[];
  readonly reviewerReason: string | null;
};
