import type { Audience, ProposalOrigin } from '@visaguard/domain';
import type { FindingState, InventoryLine, Recipient, RedactionSpan } from '../facts.ts';
import type { Coded, SharedFinding, SharedView } from './shared-form.ts';

/** The applicant's own view: originals, everything proposed or dismissed, the score with its arithmetic. */
export type PrivateView = SharedView & {
  readonly view: 'private';
  readonly score: PrivateScore;
  readonly findings: readonly PrivateFinding[];
  /** Findings that nobody may see until the account is proven to be the applicant's (rule R7). */
  readonly findingsHeld: number;
  readonly activity: readonly { readonly month: string; readonly count: number }[];
  /** A guess, the most frequent first; nothing is judged by it. Views of before it was made have none. */
  readonly languages?: readonly (Coded<string> & { readonly count: number })[];
  /** Not scored. Views of before they were written have none. */
  readonly strengths?: readonly StrengthLine[];
  readonly advice: readonly { readonly topic: string; readonly text: string }[];
  readonly inventory: readonly (InventoryLine & { readonly words: string })[];
  readonly recipients: readonly Recipient[];
  /** SHA-256 of the canonical JSON of this view without this member. */
  readonly sha256: string;
};

/** What speaks for the applicant, with the published rule that it follows from. */
export type StrengthLine = { readonly rule: string; readonly topic: string; readonly text: string };

export type PrivateFinding = SharedFinding & {
  readonly state: Coded<Exclude<FindingState, 'held'>>;
  /** Nobody has reviewed it yet: it may be wrong. */
  readonly unreviewed: boolean;
  /** Whether a requester view of the same facts contains it. */
  readonly shownToRequester: boolean;
  /** In words that follow "No requester sees this finding:"; null where one does. */
  readonly whyNotShown: string | null;
  readonly origin: Coded<ProposalOrigin | 'unresolved'>;
  readonly quotedText: string | null;
  readonly textFingerprint: string;
  /** What a requester view would replace; the text here is the original. */
  readonly redactions: readonly RedactionSpan[];
  readonly audience: Coded<Audience>;
  readonly reviewerReason: string | null;
};

export type ScoreLine = {
  readonly score: number | null;
  readonly atLeast: boolean;
  readonly letter: string | null;
  readonly band: string | null;
  /** For people: `26, C, moderate`, `at least 26`, `no score`. */
  readonly words: string;
};

export type PrivateScore = {
  readonly rule: string;
  readonly provisional: boolean;
  readonly overall: ScoreLine;
  readonly platforms: readonly (ScoreLine & { readonly platform: Coded<string> })[];
  /** Posts with a counted finding; every other assessed post scores 0. */
  readonly posts: readonly {
    readonly postId: string;
    readonly score: number;
    readonly letter: string;
    readonly words: string;
  }[];
  /** How each figure came about, one step a line. */
  readonly arithmetic: readonly string[];
};
