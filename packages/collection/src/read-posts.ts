import type { NormalisedPost, Platform } from '@visaguard/domain';
import { sha256Hex } from '@visaguard/kernel';
import { type ArchiveGap, gap } from './gap.ts';
import type { FoundFile, ImportSession, PostDraft } from './importer.ts';
import type { ListPlaces } from './json/element-splitter.ts';
import type { ReadElement } from './json/read-json.ts';
import { limits } from './limits.ts';
import { type DateBounds, judgeDate } from './post-date.ts';
import { type FileEnd, readItems } from './read-items.ts';
import type { Tally } from './reading-tally.ts';

export type PostsReading = {
  readonly platform: Platform;
  readonly files: readonly FoundFile[];
  readonly session: ImportSession;
  readonly bounds: DateBounds;
  readonly places: ListPlaces;
  readonly tally: Tally;
  readonly postsMax: number;
  readonly onProgress?: (progress: { done: number; total: number; posts: number }) => void;
  readonly signal?: AbortSignal;
};

export type PostsRead = {
  gaps: ArchiveGap[];
  itemsByFile: Map<string, number>;
  filesOpened: number;
  limitReached: boolean;
  canceled: boolean;
};

type FileReading = { file: FoundFile; items: number; malformed: number };

/** Streams the posts files one after the other. Ends early at the limit or when canceled, and says so. */
export async function* readPosts(reading: PostsReading): AsyncGenerator<NormalisedPost, PostsRead> {
  const read: PostsRead = { gaps: [], itemsByFile: new Map(), filesOpened: 0, limitReached: false, canceled: false };
  const total = reading.files.reduce((sum, { entry }) => sum + entry.sizeBytes, 0);
  const seen = new Map<string, string>();
  let done = 0;
  for (const file of reading.files) {
    read.filesOpened += 1;
    // A damaged file is set aside before any of its posts is handed over: a flipped byte could change a word.
    if (!(await file.entry.isIntact())) {
      read.gaps.push(
        gap('file_damaged', 'The file is damaged inside the archive; download the export again.', file.label),
      );
      continue;
    }
    const here: FileReading = { file, items: 0, malformed: 0 };
    const elements = readItems(file, reading.places);
    for (let batch = await elements.next(); ; batch = await elements.next()) {
      if (batch.done) {
        read.gaps.push(...gapsOfFile(here, batch.value));
        break;
      }
      if (reading.signal?.aborted) return { ...read, canceled: true };
      for (const element of batch.value.elements) {
        const post = takeElement(element, here, { reading, seen });
        if (!post) continue;
        if (reading.tally.totals.postsRead >= reading.postsMax) return { ...read, limitReached: true };
        reading.tally.totals.postsRead += 1;
        reading.tally.countMedia(post.media);
        yield post;
      }
      done += batch.value.bytesRead;
      reading.onProgress?.({ done: Math.min(done, total), total, posts: reading.tally.totals.postsRead });
    }
    read.itemsByFile.set(file.label, here.items);
  }
  return read;
}

/** `seen`: digest of the text by native id. */
type ElementContext = { reading: PostsReading; seen: Map<string, string> };

function takeElement(element: ReadElement, here: FileReading, context: ElementContext): NormalisedPost | null {
  const { session, tally, bounds, platform } = context.reading;
  const item = here.items;
  here.items += 1;
  if (element.state === 'oversize') {
    tally.noteOversize(here.file.label);
    return null;
  }
  const found = element.state === 'item' ? session.readItem(here.file, element.item, element.list ?? '') : null;
  if (found === null || found.state === 'malformed') {
    here.malformed += 1;
    tally.totals.postsMalformed += 1;
    return null;
  }
  if (found.state === 'nothing') return null;
  const date = judgeDate(found.draft.writtenAtMs, bounds);
  if (date.state === 'too_old') tally.totals.postsTooOld += 1;
  if (date.state === 'too_new') tally.totals.postsTooNew += 1;
  if (date.state === 'too_old' || date.state === 'too_new') return null;
  const nativeId = distinctId(found.draft, `${here.file.label}#${item}`, context.seen);
  if (nativeId === null) return null;
  for (const note of found.notes ?? []) tally.noteItem(note, here.file.label);
  if (date.state === 'undated') tally.noteUndated(date.reason, here.file.label);
  const createdAt = date.state === 'in_window' ? date.createdAt : null;
  return finishPost(found.draft, { platform, nativeId, createdAt, provenance: { file: here.file.label, item } });
}

/** The same post may stand in two files, and is taken once; two different posts never share an id. */
function distinctId(draft: PostDraft, ownId: string, seen: Map<string, string>): string | null {
  const digest = sha256Hex(draft.text);
  const wanted = draft.nativeId ?? ownId;
  if (seen.get(wanted) === digest) return null;
  const nativeId = seen.has(wanted) ? ownId : wanted;
  seen.set(nativeId, digest);
  return nativeId;
}

type Placed = Pick<NormalisedPost, 'platform' | 'nativeId' | 'createdAt' | 'provenance'>;

function finishPost({ writtenAtMs: _dropped, ...draft }: PostDraft, placed: Placed): NormalisedPost {
  return { ...draft, ...placed };
}

function gapsOfFile(here: FileReading, end: FileEnd): ArchiveGap[] {
  const { label } = here.file;
  const gaps: ArchiveGap[] = [];
  if (end === 'not_json' && here.items === 0) {
    gaps.push(gap('unknown_shape', 'The file is not JSON; ask the platform for the export again as JSON.', label));
  } else if (end === 'other_columns') {
    gaps.push(
      gap('unknown_shape', 'The file has other columns than the platform writes; hand in its own file.', label),
    );
  } else if (end !== 'complete') {
    gaps.push(gap('file_damaged', 'The file ends before its end; download the export again.', label));
  }
  if (here.malformed > here.items * limits.malformedShareMax) {
    const detail = `${here.malformed} of ${here.items} items have a shape this version does not know.`;
    gaps.push(gap('unknown_shape', detail, label));
  } else if (here.malformed > 0) {
    const detail = `${here.malformed} of ${here.items} items could not be read and were left out.`;
    gaps.push(gap('items_malformed', detail, label));
  }
  return gaps;
}
