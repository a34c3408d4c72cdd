import type { Json } from '@visaguard/kernel';
import { type ArchiveGap, gap } from '../gap.ts';
import type { FoundFile } from '../importer.ts';
import { at, listOf, member, textOf } from '../json/json-access.ts';
import { readElements } from '../json/read-json.ts';
import { limits } from '../limits.ts';
import { headOfCutText, parseTweetDate, unescapeHtml } from './tweet-text.ts';

type Note = { text: string; urls: readonly Json[]; createdAtMs: number | null; used: boolean };

/** A long post is cut in the list of posts and written out in a file of its own, under another id. */
export type NoteTweets = {
  /** The full text of a cut post: same moment (give or take 5 s), same beginning. Null: none, or not cut. */
  fullText(cutText: string, createdAtMs: number | null): string | null;
  unused(): number;
};

const bucketMs = 10_000;
const distanceMs = 5_000;
const undatedBucket = -1;

export async function loadNoteTweets(files: readonly FoundFile[]): Promise<{ notes: NoteTweets; gaps: ArchiveGap[] }> {
  const buckets = new Map<number, Note[]>();
  const gaps: ArchiveGap[] = [];
  let heldBytes = 0;
  for (const file of files) {
    for await (const { elements } of readElements(file.entry, { listMembers: /^$/ })) {
      for (const element of elements) {
        const note = element.state === 'item' ? readNote(element.item) : null;
        if (!note) continue;
        heldBytes += note.text.length * 2;
        if (heldBytes > limits.noteTextBytesMax) break;
        const bucket = note.createdAtMs === null ? undatedBucket : Math.floor(note.createdAtMs / bucketMs);
        buckets.set(bucket, [...(buckets.get(bucket) ?? []), note]);
      }
    }
    if (heldBytes > limits.noteTextBytesMax) {
      gaps.push(gap('item_too_large', 'There are more long posts than can be held; some stay cut.', file.label));
    }
  }
  return { notes: matchNotes(buckets), gaps };
}

function readNote(item: Json): Note | null {
  const note = member(item, 'noteTweet') ?? item;
  const text = textOf(at(note, 'core', 'text'));
  if (text === null) return null;
  const createdAtMs = parseTweetDate(textOf(member(note, 'createdAt')));
  return { text, urls: listOf(at(note, 'core', 'urls')), createdAtMs, used: false };
}

function matchNotes(buckets: ReadonlyMap<number, Note[]>): NoteTweets {
  function candidates(createdAtMs: number | null): readonly Note[] {
    const undated = buckets.get(undatedBucket) ?? [];
    if (createdAtMs === null) return undated;
    const bucket = Math.floor(createdAtMs / bucketMs);
    const near = [bucket - 1, bucket, bucket + 1].flatMap((key) => buckets.get(key) ?? []);
    const close = near.filter((note) => Math.abs((note.createdAtMs ?? 0) - createdAtMs) <= distanceMs);
    return [...close, ...undated];
  }

  return {
    fullText(cutText, createdAtMs) {
      const head = headOfCutText(unescapeHtml(cutText));
      if (head === null) return null;
      // Links are shortened differently in the two files, so the comparison ends before the first.
      const beginning = head.split('http')[0] ?? '';
      if (beginning.trim().length < 10) return null;
      for (const note of candidates(createdAtMs)) {
        const form = [note.text, unescapeHtml(note.text)].find((text) => text.startsWith(beginning));
        if (form === undefined || form.length < head.length) continue;
        note.used = true;
        return expandNoteLinks(form, note.urls);
      }
      return null;
    },
    unused: () => [...buckets.values()].flat().filter((note) => !note.used).length,
  };
}

function expandNoteLinks(text: string, urls: readonly Json[]): string {
  let expanded = text;
  for (const url of urls) {
    const link = textOf(member(url, 'shortUrl'));
    const target = textOf(member(url, 'expandedUrl'));
    if (link && target && /^https?:\/\/t\.co\/\w+$/.test(link)) expanded = expanded.replaceAll(link, () => target);
  }
  return expanded;
}
