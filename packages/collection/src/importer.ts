import type { NormalisedPost, Platform } from '@visaguard/domain';
import type { Instant, Json } from '@visaguard/kernel';
import type { ArchiveAccount } from './archive.ts';
import type { ContainerEntry } from './container/container.ts';
import type { TableShape } from './csv/read-rows.ts';
import type { ArchiveGap } from './gap.ts';

/**
 * One kind of file that an importer may open. Files without a rule are never opened.
 * `path` matches the end of a path and captures, in group 1, the part below the export's root folder.
 * `alone` matches the bare name, and `head` the first 4 kB, where somebody hands in this one file by itself.
 */
export type FileRule = {
  readonly kind: string;
  /** `posts` files are streamed item by item; the others are read before them. */
  readonly role: 'posts' | 'account' | 'context';
  readonly path: RegExp;
  readonly alone?: RegExp;
  readonly head?: RegExp;
  /** A CSV file of these columns; without it, JSON. */
  readonly table?: TableShape;
};

/** A file of an archive that a rule allows to be opened. */
export type FoundFile = {
  readonly rule: FileRule;
  /** Path below the export's root: the same on every read of the same export. */
  readonly label: string;
  /** Which of the inputs it came from. */
  readonly inputAt: number;
  readonly entry: ContainerEntry;
};

/** A post as one item of a file tells it, before its date is judged. */
export type PostDraft = Omit<NormalisedPost, 'platform' | 'createdAt' | 'nativeId' | 'provenance'> & {
  /** Null: named after its file and item. */
  readonly nativeId: string | null;
  /** Unix milliseconds; null where the item has none. */
  readonly writtenAtMs: number | null;
};

/** `nothing`: a well-formed item that holds no post, for example a profile photo without caption. */
export type ItemReading =
  | { readonly state: 'post'; readonly draft: PostDraft; readonly notes?: readonly ItemNote[] }
  | { readonly state: 'nothing' }
  | { readonly state: 'malformed' };

/** Something to count per file and report once, as a gap. */
export type ItemNote = 'label_order_assumed' | 'shared_text_cut';

export const malformed: ItemReading = { state: 'malformed' };
export const nothing: ItemReading = { state: 'nothing' };

/** What one importer holds while it reads one account's archive. */
export type ImportSession = {
  readonly account: ArchiveAccount | null;
  /** When the platform made the export, where the export says so. */
  readonly madeAt: Instant | null;
  readonly gaps: readonly ArchiveGap[];
  /** `list`: path of the list in the file that the item stands in; empty where the file is the list. */
  readItem(file: FoundFile, item: Json, list: string): ItemReading;
  /** Called once after the last file, with the number of items seen per file label. */
  finish(itemsByFile: ReadonlyMap<string, number>): readonly ArchiveGap[];
};

export type SessionStart =
  | { readonly state: 'ready'; readonly session: ImportSession }
  | { readonly state: 'mixed_accounts' };

export type ImporterInputs = {
  readonly files: readonly FoundFile[];
  /** The folder that all of an input's paths lie under, per input; null where there is none. */
  readonly roots: readonly (string | null)[];
};

/** An archive format: data that says what it looks like, and the small functions that read its items. */
export type Importer = {
  readonly platform: Platform;
  /** In plain words, for the consent screen. */
  readonly reading: { readonly reads: readonly string[]; readonly neverOpens: readonly string[] };
  /** The first rule that matches wins. */
  readonly files: readonly FileRule[];
  /** Paths that are never opened, whatever a rule says. */
  readonly never: RegExp;
  /** Any path that gives the platform away, opened or not. */
  readonly markers: readonly RegExp[];
  /** Paths that show an HTML export. */
  readonly htmlMarkers: readonly RegExp[];
  /** Paths that show an export as plain text, where the platform offers one. */
  readonly textMarkers?: readonly RegExp[];
  /** Files with posts of the person that this version leaves unread, and what to say about them. */
  readonly passedOver: readonly { readonly path: RegExp; readonly detail: string }[];
  /** In a file whose root is an object: names of the members whose elements are the items. */
  readonly listMembers: RegExp;
  /**
   * Where lists lie deeper: paths (`Comment/Comments`) of the objects that are stepped into, and `listMembers` matches
   * the paths of the lists. Whatever else stands in such a file is passed over: not held, not decoded.
   */
  readonly listParents?: RegExp;
  /** No post can be older: the platform did not exist. */
  readonly platformSince: Instant;
  begin(inputs: ImporterInputs): Promise<SessionStart>;
};
