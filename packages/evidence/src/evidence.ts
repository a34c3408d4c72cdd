import type { EvidenceId, Instant } from '@visaguard/kernel';

export type EvidenceKind = 'posts' | 'upload' | 'analysis' | 'consular_notes' | 'report' | 'pdf' | 'text';

export type EvidenceMeta = {
  /** The id of the person whose key seals the content. */
  readonly subject: string;
  readonly kind: EvidenceKind;
  /** Given by a caller that may repeat itself; minted otherwise. */
  readonly id?: EvidenceId;
  /** Media type in lower case without parameters. Never a file name. */
  readonly contentType?: string;
  /** Since when its bytes are held, where that is earlier than now: their time to be kept runs from there. */
  readonly heldSince?: Instant;
};

export type StoredEvidence = {
  readonly evidenceId: EvidenceId;
  readonly kind: EvidenceKind;
  readonly subject: string;
  readonly sizeBytes: number;
  /**
   * HMAC-SHA-256 of the plain content under the subject's key, 64 hex digits. Not a plain hash: this value
   * stands in events for ever, and short content (a name, a post) could be guessed from a plain one even after
   * the subject was erased. It compares content of one subject and cannot be recomputed outside the vault.
   */
  readonly sha256: string;
  /** Or since when its bytes are held. */
  readonly storedAt: Instant;
};

/** `other_content`: the id is taken. `purged`: the id held content that was purged and does not come back. */
export type PutRefusal = { readonly code: 'subject_erased' | 'other_content' | 'purged' };
export type TooLarge = { readonly code: 'too_large'; readonly sizeBytesMax: number };

/** Content read piecewise; only the chunks asked for are decrypted. */
export type RandomAccess = {
  readonly sizeBytes: number;
  /**
   * Exactly `length` bytes from `offset`.
   * @throws RangeError outside the content; an error if a chunk is missing or altered, if the content was
   *   purged or the subject erased since opening, and one that `isVaultUnavailable` knows if keys cannot be reached.
   */
  read(offset: number, length: number): Promise<Uint8Array>;
};
