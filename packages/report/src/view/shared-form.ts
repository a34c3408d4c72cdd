import type {
  Category,
  Certainty,
  Coverage,
  Platform,
  PostKind,
  Purpose,
  ScreeningMode,
  ScreeningResult,
  Severity,
  SourceKind,
} from '@visaguard/domain';
import type { Day, Instant } from '@visaguard/kernel';
import type { ReportPolicy, ReportVersion, ReviewFacts, Vote, Voter } from '../facts.ts';

/** A code for machines with the plain words for people. */
export type Coded<T extends string> = { readonly code: T; readonly words: string };

/** What both views say. */
export type SharedView = {
  readonly object: 'report';
  readonly reportId: string;
  readonly version: number;
  readonly status: Coded<'provisional' | 'reviewed'>;
  readonly asOf: Instant;
  readonly generatedAt: Instant;
  readonly mode: Coded<ScreeningMode>;
  readonly testMode: boolean;
  readonly purpose: Coded<Purpose> | null;
  readonly requester: { readonly name: string } | null;
  readonly applicant: { readonly displayName: string | null };
  readonly window: { readonly from: Day; readonly to: Day; readonly years: number };
  readonly policy: ReportPolicy;
  readonly result: ResultStatement;
  readonly coverage: readonly CoverageLine[];
  readonly totals: CoverageCounts;
  readonly voters: { readonly statement: string; readonly builtInOnly: boolean; readonly list: readonly Voter[] };
  readonly review: ReviewFacts;
  readonly comment: string | null;
  readonly disputeRoute: string;
  readonly versions: readonly ReportVersion[];
  /** What the report is and is not; holds "VisaGuard does not predict any visa decision". */
  readonly statements: readonly string[];
};

export type ResultStatement = {
  readonly outcome: ScreeningResult;
  /** Before review the outcome may change. */
  readonly provisional: boolean;
  readonly headline: string;
  readonly explanation: string;
  /** Why the outcome is not `clear`, a sentence each; empty where it is. */
  readonly reasons: readonly string[];
};

export type CoverageLine = {
  readonly sourceId: string;
  readonly platform: Coded<Platform>;
  readonly handle: string | null;
  readonly sourceKind: Coded<SourceKind>;
  readonly state: Coded<Coverage['state']>;
  readonly reasons: readonly Coded<string>[];
  /** One or more sentences: what the state means and, where it is not `assessed`, that this is not negative. */
  readonly statement: string;
  readonly verifiedOwner: boolean;
  readonly counts: CoverageCounts;
  readonly gaps: readonly string[];
};

export type CoverageCounts = {
  readonly postsRead: number;
  readonly postsAssessed: number;
  readonly postsNotAssessed: number;
  readonly postsNotAssessedByReason: readonly {
    readonly code: string;
    readonly words: string;
    readonly count: number;
  }[];
  /** Older than the window, dropped at collection. */
  readonly postsTooOld: number;
  readonly redacted: number;
  readonly mediaNotAssessed: { readonly images: number; readonly videos: number; readonly audio: number };
};

/** What both views say of a finding (rule R12). Offsets are UTF-16 units of `text` as this view shows it. */
export type SharedFinding = {
  readonly findingId: string;
  readonly sourceId: string;
  readonly postId: string;
  readonly platform: Coded<Platform>;
  readonly category: Coded<Category>;
  readonly severity: Coded<Severity>;
  readonly certainty: Certainty | null;
  readonly quote: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly postedAt: Instant | null;
  readonly permalink: string | null;
  readonly kind: Coded<PostKind>;
  readonly rationale: string;
  readonly rule: string;
  readonly votes: readonly Vote[];
};
