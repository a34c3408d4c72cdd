import type { RedactionType } from '@visaguard/domain';
import type { Coded, SharedFinding, SharedView } from './shared-form.ts';

/**
 * What a tenant may read after review and release. No member of the private view's own forms occurs here, so a
 * private member cannot be passed on by accident: `never` refuses a whole private view at compile time.
 */
export type RequesterView = SharedView & {
  readonly view: 'requester';
  readonly findings: readonly RequesterFinding[];
  /** Protected passages that placeholders replace in the findings shown. */
  readonly redactedInFindings: number;
  /** The letter alone, and only where the tenant's policy says so. */
  readonly grade: { readonly rule: string; readonly letter: string | null; readonly words: string } | null;
  /** SHA-256 of the canonical JSON of this view without this member. */
  readonly sha256: string;
  readonly score?: never;
  readonly strengths?: never;
  readonly advice?: never;
  readonly inventory?: never;
  readonly recipients?: never;
  readonly activity?: never;
  readonly languages?: never;
  readonly findingsHeld?: never;
};

export type RequesterFinding = SharedFinding & {
  /** Where placeholders stand in `text`. */
  readonly redactions: readonly RequesterRedaction[];
  readonly state?: never;
  readonly unreviewed?: never;
  readonly origin?: never;
  readonly quotedText?: never;
  /** Somebody else's words stood in the post; they are never passed on. */
  readonly quotedTextWithheld: boolean;
  readonly textFingerprint?: never;
  readonly audience?: never;
  readonly reviewerReason?: never;
};

export type RequesterRedaction = {
  readonly types: readonly Coded<RedactionType>[];
  readonly start: number;
  readonly end: number;
};
