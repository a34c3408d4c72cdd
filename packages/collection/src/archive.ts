import type { Instant } from '@visaguard/kernel';

/**
 * Bytes that can be read from any place: a file on disk, a decrypted upload, a buffer.
 * `read` gives exactly `length` bytes, fewer only at the end.
 */
export type RandomAccess = {
  readonly sizeBytes: number;
  read(offset: number, length: number): Promise<Uint8Array>;
};

/** A ZIP, an unpacked folder (by path only), or one JSON or JS file of an official export. */
export type ArchiveInput =
  | { readonly kind: 'path'; readonly path: string }
  | { readonly kind: 'random_access'; readonly name: string; readonly content: RandomAccess };

/** Half-open in spirit, closed in fact: posts of `from` up to and including `to` are in the window. */
export type ArchiveWindow = { readonly from: Instant; readonly to: Instant };

/** Whose export it says it is. What the file does not say is null; nothing is guessed from post texts. */
export type ArchiveAccount = {
  readonly handle: string | null;
  /** The platform's numeric id. */
  readonly accountId: string | null;
  readonly emails: readonly string[];
  readonly name: string | null;
};

export type ArchiveCounts = {
  readonly entriesListed: number;
  readonly entriesRead: number;
  readonly entriesDroppedUnread: number;
  /** Posts handed over, the undated among them. */
  readonly postsRead: number;
  readonly postsTooOld: number;
  /** Written after the window's end and before the export was made: outside the window, so dropped. */
  readonly postsTooNew: number;
  /** Handed over with `createdAt: null`; the gap `undated` says why. */
  readonly postsUndated: number;
  /** Items of a posts file that have no shape this version knows. */
  readonly postsMalformed: number;
  readonly likesDropped?: never;
  readonly media: { readonly images: number; readonly videos: number; readonly audio: number };
};
