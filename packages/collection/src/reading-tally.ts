import type { ArchiveCounts } from './archive.ts';
import { type ArchiveGap, gap } from './gap.ts';
import type { ItemNote } from './importer.ts';
import type { PostMedia } from './media-count.ts';
import type { UndatedReason } from './post-date.ts';

const noteDetails: { readonly [note in ItemNote]: (count: number) => string } = {
  label_order_assumed: (count) =>
    `${plural(count, 'comment')} carried labels in an unknown language; the order of the entries decided what is text.`,
  shared_text_cut: (count) => `The export holds only the beginning of ${plural(count, 'shared post')}.`,
};

const undatedDetails: { readonly [reason in UndatedReason]: string } = {
  no_date: 'no date',
  before_the_platform: 'a date before the platform existed',
  in_the_future: 'a date in the future',
};

/** Counts of one reading. What can happen ten thousand times in a file is told once, with its number. */
export function createTally() {
  const totals = { postsRead: 0, postsTooOld: 0, postsTooNew: 0, postsUndated: 0, postsMalformed: 0 };
  const media = { images: 0, videos: 0, audio: 0 };
  const noted = new Map<string, { file: string; count: number; tell(count: number, file: string): ArchiveGap }>();

  function note(key: string, file: string, tell: (count: number, file: string) => ArchiveGap): void {
    const known = noted.get(`${key} ${file}`);
    if (known) known.count += 1;
    else noted.set(`${key} ${file}`, { file, count: 1, tell });
  }

  return {
    totals,
    media,
    countMedia(found: PostMedia): void {
      media.images += found.images;
      media.videos += found.videos;
      media.audio += found.audio;
    },
    noteUndated(reason: UndatedReason, file: string): void {
      totals.postsUndated += 1;
      const tell = (count: number) =>
        gap('undated', `${plural(count, 'post')} could not be placed in time: ${undatedDetails[reason]}.`, file);
      note(`undated ${reason}`, file, tell);
    },
    noteItem(itemNote: ItemNote, file: string): void {
      note(itemNote, file, (count) => gap(itemNote, noteDetails[itemNote](count), file));
    },
    noteOversize(file: string): void {
      totals.postsMalformed += 1;
      const tell = (count: number) => gap('item_too_large', `${plural(count, 'item')} too large to be a post.`, file);
      note('oversize', file, tell);
    },
    gaps: (): ArchiveGap[] => [...noted.values()].map(({ tell, count, file }) => tell(count, file)),
    counts(entries: Pick<ArchiveCounts, 'entriesListed' | 'entriesRead'>): ArchiveCounts {
      const entriesDroppedUnread = entries.entriesListed - entries.entriesRead;
      return { ...entries, entriesDroppedUnread, ...totals, media: { ...media } };
    },
  };
}

export type Tally = ReturnType<typeof createTally>;

function plural(count: number, noun: string): string {
  return count === 1 ? `1 ${noun}` : `${count} ${noun}s`;
}
