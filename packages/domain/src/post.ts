import type { Instant } from '@visaguard/kernel';
import type { Audience, Platform, PostKind } from './vocabulary.ts';

/**
 * One post of one account in the form that every source is brought to. Importers and actors make it, the
 * evidence store keeps it encrypted, the analyser sees only `AnalysableText` of it.
 */
export type NormalisedPost = {
  readonly platform: Platform;
  /** The platform's own id; where an export has none, `<file>#<item>`: stable over repeated reads of one export. */
  readonly nativeId: string;
  readonly kind: PostKind;
  readonly audience: Audience;
  /** The account holder's own words; for `shared` the words that were passed on. Never empty-by-failure. */
  readonly text: string;
  /** Somebody else's words that the post quotes. Kept for the reader, never judged. */
  readonly quotedText?: string;
  /** When it was written, UTC; null where the source does not say. */
  readonly createdAt: Instant | null;
  readonly permalink: string | null;
  readonly media: { readonly images: number; readonly videos: number; readonly audio: number };
  /** Where it stands in the source. */
  readonly provenance: { readonly file: string; readonly item: number };
  /** Shown to the applicant alone; nothing that judges may take it (rule R9). */
  readonly privateDetails?: PrivatePostDetails;
};

export type PrivatePostDetails = {
  readonly likes?: number;
  readonly reposts?: number;
  readonly replies?: number;
  readonly location?: string;
};

/** All that an analyser may ever see of a post (rule R9): text with names masked, kind and date. */
export type AnalysableText = Pick<NormalisedPost, 'text' | 'kind' | 'createdAt'>;
