import type { NormalisedPost, NotAssessedReason } from '@visaguard/domain';
import type { Instant } from '@visaguard/kernel';
import type { ArchiveWindow } from '../archive.ts';
import { judgeDate } from '../post-date.ts';
import { type RunOrder, runOrder } from './actor.ts';
import type { EndedRun } from './probe.ts';
import { type SortedRows, sortRows } from './rows.ts';
import type { PublicAccount, PublicSource } from './source.ts';

/** Above it a source is `partial`, never silently cut. */
const publicPostsMax = 2_000;
/** From this share of rows that have no known form, the actor is taken to have changed. */
const unknownPercentMax = 5;
/** From this share of its limit a run is taken to have been ended by it. */
const spentShareMax = 0.9;

export type PostsRequest = {
  readonly account: PublicAccount;
  readonly window: ArchiveWindow;
  readonly startKeySha256: string;
  /** Default 2,000, which is also the most. */
  readonly postsMax?: number;
};

export type PostsCounts = {
  readonly rows: number;
  readonly postsTooOld: number;
  readonly postsTooNew: number;
  readonly postsUndated: number;
  /** Rows of no known form. */
  readonly postsMalformed: number;
  /** Other people's posts that stand on the profile. */
  readonly postsForeign: number;
  readonly postsRepeated: number;
  readonly errorRows: number;
};

/** What one run gave. `costUsd` null: Apify has not said. */
export type CollectedPosts = { readonly counts: PostsCounts; readonly costUsd: number | null } & (
  | {
      readonly state: 'obtained';
      readonly posts: readonly NormalisedPost[];
      readonly windowReached: boolean;
      readonly limitReached: boolean;
    }
  | { readonly state: 'not_assessed'; readonly reason: NotAssessedReason }
);

export function postsOrder({ posts }: PublicSource, request: PostsRequest): RunOrder {
  const { account, window, startKeySha256 } = request;
  const itemsMax = Math.min(request.postsMax ?? publicPostsMax, publicPostsMax);
  return runOrder(posts.actor, { startKeySha256, input: posts.input(account.handle, window, itemsMax), itemsMax });
}

/**
 * What a run of posts is worth. A run that ended well with nothing in it is never "clean" (rule R17); demo rows spoil
 * the whole of it (rule R30). A run that was cut short by time keeps its posts and has not reached the window; nor has
 * one of which Apify does not say what it has cost, for its limit on cost may have ended it.
 */
export function judgePosts(source: PublicSource, request: PostsRequest, run: EndedRun): CollectedPosts {
  const sorted = sortRows(run.rows);
  const read = readRows(source, { request, endedAt: run.end.endedAt }, sorted);
  const counts = { ...read.counts, rows: run.rows.length, errorRows: sorted.errors.length };
  const told = { counts, costUsd: run.end.costUsd };
  const reason = reasonAgainst(source, run, { sorted, read });
  if (reason !== null) return { ...told, state: 'not_assessed', reason };
  const order = postsOrder(source, request);
  const limitReached = run.rows.length >= order.maxItems;
  const { costUsd } = run.end;
  const isSpent = costUsd !== null && costUsd >= spentShareMax * order.maxTotalChargeUsd;
  const isWhole = run.end.status === 'SUCCEEDED' && sorted.errors.length === 0 && counts.postsMalformed === 0;
  return {
    ...{ ...told, state: 'obtained', posts: read.posts },
    ...{
      windowReached: isWhole && !limitReached && costUsd !== null && !isSpent,
      limitReached: limitReached || isSpent,
    },
  };
}

type Judging = { readonly sorted: SortedRows; readonly read: RowsRead };

function reasonAgainst(source: PublicSource, { end }: EndedRun, { sorted, read }: Judging): NotAssessedReason | null {
  if (end.status !== 'SUCCEEDED' && end.status !== 'TIMED-OUT') return 'adapter_down';
  if (sorted.demoCount > 0) return 'mock_data';
  const { postsMalformed, postsForeign } = read.counts;
  if (postsMalformed * 100 > unknownPercentMax * sorted.items.length) return 'schema_error';
  if (read.posts.length > 0) return null;
  if (end.status === 'TIMED-OUT') return 'adapter_down';
  // Nothing but posts of others: the profile is not the one that was asked for.
  if (postsForeign > 0 && postsForeign === sorted.items.length) return 'not_proven';
  if (sorted.items.length > 0) return 'empty_or_hidden';
  const [meaning] = sorted.errors.map((error) => source.posts.meaning(error));
  return meaning ?? 'blocked';
}

type RowsRead = { readonly posts: NormalisedPost[]; readonly counts: Omit<PostsCounts, 'rows' | 'errorRows'> };

type Asked = { readonly request: PostsRequest; readonly endedAt: Instant | null };

function readRows(source: PublicSource, { request, endedAt }: Asked, { items }: SortedRows): RowsRead {
  const { account, window } = request;
  const counts = {
    ...{ postsTooOld: 0, postsTooNew: 0, postsUndated: 0 },
    ...{ postsMalformed: 0, postsForeign: 0, postsRepeated: 0 },
  };
  const byId = new Map<string, NormalisedPost>();
  const bounds = { window, platformSince: source.platformSince, madeAt: endedAt };
  for (const { row, at } of items) {
    const reading = source.posts.readPost(row, account);
    if (reading.state === 'malformed') counts.postsMalformed += 1;
    else if (reading.state === 'foreign') counts.postsForeign += 1;
    else if (byId.has(reading.draft.nativeId)) counts.postsRepeated += 1;
    else {
      const { writtenAtMs, ...draft } = reading.draft;
      const date = judgeDate(writtenAtMs, bounds);
      if (date.state === 'too_old') counts.postsTooOld += 1;
      else if (date.state === 'too_new') counts.postsTooNew += 1;
      else {
        if (date.state === 'undated') counts.postsUndated += 1;
        const createdAt = date.state === 'undated' ? null : date.createdAt;
        const provenance = { file: source.posts.actor.name, item: at };
        byId.set(draft.nativeId, { ...draft, platform: source.platform, createdAt, provenance });
      }
    }
  }
  return { posts: [...byId.values()], counts };
}
