import type { NormalisedPost, Platform } from '@visaguard/domain';
import type { ArchiveAccount, ArchiveCounts, ArchiveInput, ArchiveWindow } from './archive.ts';
import { distinctFiles } from './distinct-files.ts';
import { type ArchiveFault, fault } from './fault.ts';
import { type ArchiveGap, gap, mayLosePosts } from './gap.ts';
import type { ImportSession } from './importer.ts';
import { limits } from './limits.ts';
import { closeAll, type OpenedArchive, openArchive } from './open-archives.ts';
import { type DateBounds, isOutdated } from './post-date.ts';
import { readPosts } from './read-posts.ts';
import { createTally, type Tally } from './reading-tally.ts';

export type ReadArchiveOptions = {
  /** All parts of one account's export. */
  readonly inputs: readonly ArchiveInput[];
  readonly platform: Platform;
  readonly window: ArchiveWindow;
  /** Default 20,000; above it `limitReached` is set, never silence. */
  readonly postsMax?: number;
  /** `done` and `total` are bytes of the posts files. */
  readonly onProgress?: (progress: { done: number; total: number; posts: number }) => void;
  readonly signal?: AbortSignal;
};

export type ArchiveOutcome = {
  readonly account: ArchiveAccount | null;
  readonly counts: ArchiveCounts;
  /** Nothing that the export should hold for the window is known to be missing. */
  readonly windowReached: boolean;
  readonly limitReached: boolean;
  readonly gaps: readonly ArchiveGap[];
  /** Set: the archive could not be read; posts handed over before are none of a whole and are to be dropped. */
  readonly fault: ArchiveFault | null;
};

const postsMaxDefault = 20_000;

/**
 * Reads the posts of one account's export, file by file, in bounded memory. Opens allow-listed files
 * only (rule R5); likes are not read (rule R12); posts outside the window are dropped and counted (rule R8).
 * @yields each post of the window, and each post whose date cannot be known (`createdAt: null`).
 * @returns what was read and what was not, and why. It does not throw for anything a file may hold.
 */
export async function* readArchive(options: ReadArchiveOptions): AsyncGenerator<NormalisedPost, ArchiveOutcome> {
  const tally = createTally();
  const opened = await openAll(options.inputs, options.platform);
  try {
    if ('fault' in opened) return failed({ reason: opened.fault, archives: opened.archives, tally });
    const { archives } = opened;
    const files = archives.flatMap((archive) => archive.files);
    const [first] = archives;
    if (!first) return failed({ reason: fault('not_found'), archives, tally });
    const started = await first.importer.begin({ files, roots: archives.map(({ root }) => root) });
    if (started.state === 'mixed_accounts') {
      const entriesRead = files.filter(({ rule }) => rule.role !== 'posts').length;
      return failed({ reason: fault('mixed_accounts'), archives, tally, entriesRead });
    }
    return yield* readSession({ options, archives, importer: first.importer, session: started.session, tally });
  } finally {
    await closeAll(opened.archives);
  }
}

type Opening = { archives: OpenedArchive[] } | { archives: OpenedArchive[]; fault: ArchiveFault };

async function openAll(inputs: readonly ArchiveInput[], platform: Platform): Promise<Opening> {
  const archives: OpenedArchive[] = [];
  for (const [inputAt, input] of inputs.entries()) {
    const opened = await openArchive(input, inputAt);
    if (!opened.ok) return { archives, fault: opened.error };
    archives.push(opened.value);
    if (opened.value.platform !== platform) return { archives, fault: fault('wrong_platform') };
  }
  return { archives };
}

type SessionReading = {
  options: ReadArchiveOptions;
  archives: readonly OpenedArchive[];
  importer: OpenedArchive['importer'];
  session: ImportSession;
  tally: Tally;
};

async function* readSession(reading: SessionReading): AsyncGenerator<NormalisedPost, ArchiveOutcome> {
  const { options, archives, importer, session, tally } = reading;
  const { platform, window, onProgress, signal, postsMax = postsMaxDefault } = options;
  const bounds = { window, platformSince: importer.platformSince, madeAt: session.madeAt };
  const found = archives.flatMap((archive) => archive.files);
  const { files, gaps: repeated } = await distinctFiles(found);
  const posts = files.filter(({ rule }) => rule.role === 'posts');
  const result = yield* readPosts({
    ...{ platform, files: posts, session, bounds, places: importer, tally, postsMax },
    ...(onProgress ? { onProgress } : {}),
    ...(signal ? { signal } : {}),
  });
  const entriesRead = found.length - (posts.length - result.filesOpened);
  if (result.canceled) {
    return failed({ reason: fault('canceled'), archives, tally, entriesRead, account: session.account });
  }
  const gaps = [
    ...session.gaps,
    ...repeated,
    ...result.gaps,
    ...tally.gaps(),
    // Cut short at the limit, the files have not shown all they hold.
    ...(result.limitReached ? [] : session.finish(result.itemsByFile)),
    ...archives.flatMap(({ survey }) => survey.passedOver(importer)).map((detail) => gap('not_read', detail)),
    ...gapsOfWhole({ session, bounds, postsFiles: posts.length, complete: !result.limitReached, tally }),
  ];
  return {
    account: session.account,
    counts: tally.counts({ entriesListed: entriesListed(archives), entriesRead }),
    windowReached: !result.limitReached && !gaps.some(mayLosePosts),
    limitReached: result.limitReached,
    gaps,
    fault: null,
  };
}

type WholeReading = {
  session: ImportSession;
  bounds: DateBounds;
  postsFiles: number;
  complete: boolean;
  tally: Tally;
};

/** What only shows when all files have been read. */
function gapsOfWhole({ session, bounds, postsFiles, complete, tally }: WholeReading): ArchiveGap[] {
  const gaps: ArchiveGap[] = [];
  if (session.account === null) {
    gaps.push(gap('account_file_missing', 'The export names no account, so it cannot be matched with a handle.'));
  }
  if (postsFiles === 0) {
    gaps.push(gap('no_posts_file', 'The export holds no file with posts; ask for it again with posts and comments.'));
  }
  if (isOutdated(bounds, limits.exportAgeDaysMax)) {
    gaps.push(gap('export_outdated', 'The export was made long before the window ends; ask for a new one.'));
  }
  if (postsFiles > 0 && tally.totals.postsTooOld === 0 && complete) {
    gaps.push(
      gap('range_not_stated', 'No post is older than the window; the export does not say how far back it goes.'),
    );
  }
  return gaps;
}

function entriesListed(archives: readonly OpenedArchive[]): number {
  return archives.reduce((sum, { container }) => sum + container.entriesListed, 0);
}

type Failure = {
  reason: ArchiveFault;
  archives: readonly OpenedArchive[];
  tally: Tally;
  entriesRead?: number;
  account?: ArchiveAccount | null;
};

function failed({ reason, archives, tally, entriesRead = 0, account = null }: Failure): ArchiveOutcome {
  return {
    account,
    counts: tally.counts({ entriesListed: entriesListed(archives), entriesRead }),
    windowReached: false,
    limitReached: false,
    gaps: [],
    fault: reason,
  };
}
