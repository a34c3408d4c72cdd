import type { Opinion } from '@visaguard/domain';
import { askForVotes, type BatchVotes } from '@visaguard/intelligence';
import type { PostId, Random } from '@visaguard/kernel';
import type { BatchPost } from './batch-posts.ts';
import type { Judge, SourcePanel } from './panels.ts';

/** What a family said of posts that it was asked about, by their own ids. */
export type FamilyVotes = Omit<BatchVotes, 'votes'> & {
  readonly version: string;
  readonly opinions: ReadonlyMap<PostId, Opinion>;
};

type Asking = {
  readonly voter: Judge;
  readonly purse: SourcePanel['purse'];
  readonly random: Random;
  readonly signal: AbortSignal;
};

/** Puts posts before a family, with what is left of the tenant's budget. */
export async function askFamily(
  { voter, purse, random, signal }: Asking,
  posts: readonly BatchPost[],
): Promise<FamilyVotes> {
  const masked = posts.map(({ postId, maskedText, kind, createdAt }) => ({
    postId,
    text: maskedText,
    kind,
    createdAt,
  }));
  const draft = await purse.draw();
  const { opinions, ...given } = await askForVotes(voter, masked, { draft, random, signal });
  return {
    ...{ ...given, version: voter.version },
    opinions: new Map(opinions.map(({ post, opinion }) => [post.postId, opinion])),
  };
}

/** The key of a family is gone since the analysis began: it gives no vote, and the next one takes its place. */
export function unavailable(version: string, posts: readonly BatchPost[]): FamilyVotes {
  const none: Opinion = { kind: 'no_vote', reason: 'unavailable' };
  return { version, opinions: new Map(posts.map(({ postId }) => [postId, none])), calls: [], quotesDropped: 0 };
}
