import type { NotAssessedReason } from '@visaguard/domain';
import { judgeDate } from '../post-date.ts';
import { type RunOrder, runOrder } from './actor.ts';
import type { CollectedPosts, PostsRequest } from './posts.ts';
import type { EndedRun } from './probe.ts';
import { sortRows } from './rows.ts';
import type { PublicSource } from './source.ts';

/**
 * Whether a profile whose run gave nothing is worth a second look. Actors that are asked for posts since a day say the
 * same of a profile without newer ones as of one that is hidden or blocked.
 */
export function isDoubtful({ posts }: PublicSource, collected: CollectedPosts): boolean {
  if (posts.lookInput === null || collected.state !== 'not_assessed') return false;
  const { reason, counts } = collected;
  return (reason === 'empty_or_hidden' || reason === 'blocked') && counts.rows === counts.errorRows;
}

/** The second look: one post of any age. Null where the actor is not asked for new posts alone. */
export function lookOrder({ posts }: PublicSource, { account, startKeySha256 }: PostsRequest): RunOrder | null {
  if (posts.lookInput === null) return null;
  return runOrder(posts.actor, { startKeySha256, input: posts.lookInput(account.handle), itemsMax: 1 });
}

/**
 * Why there are no posts, after the second look. `empty_or_hidden`: there are posts, and none in the window. `blocked`:
 * there is nothing at all of a profile that shows posts, or a post of the window that the first run did not get; trying
 * again may help. Never "clean" (rule R17).
 */
export function judgeLook(source: PublicSource, request: PostsRequest, { end, rows }: EndedRun): NotAssessedReason {
  if (end.status !== 'SUCCEEDED') return 'adapter_down';
  const { items, errors, demoCount } = sortRows(rows);
  if (demoCount > 0) return 'mock_data';
  const { account, window } = request;
  const readings = items.map(({ row }) => source.posts.readPost(row, account));
  const drafts = readings.flatMap((reading) => (reading.state === 'post' ? [reading.draft] : []));
  if (drafts.length > 0) {
    const bounds = { window, platformSince: source.platformSince, madeAt: end.endedAt };
    const isContradicted = drafts.some(({ writtenAtMs }) => judgeDate(writtenAtMs, bounds).state === 'in_window');
    return isContradicted ? 'blocked' : 'empty_or_hidden';
  }
  if (readings.length > 0) return readings.every(({ state }) => state === 'foreign') ? 'not_proven' : 'schema_error';
  const [meaning] = errors.map((error) => source.posts.meaning(error));
  if (meaning === 'empty_or_hidden' && account.postsCount !== null && account.postsCount > 0) return 'blocked';
  return meaning ?? 'blocked';
}
