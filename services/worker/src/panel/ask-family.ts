import { hasAnchor, type Opinion } from '@visaguard/domain';
import type { BatchVotes, PostVote } from '@visaguard/intelligence';
import type { PostId, Random } from '@visaguard/kernel';
import type { BatchPost } from './batch-posts.ts';
import type { Judge, SourcePanel } from './panels.ts';

/** What a family said of posts that it was asked about, by their own ids. */
export type FamilyVotes = Pick<BatchVotes, 'calls' | 'quotesDropped' | 'backAfterMs'> & {
  readonly version: string;
  readonly opinions: ReadonlyMap<PostId, Opinion>;
};

type Asking = {
  readonly voter: Judge;
  readonly purse: SourcePanel['purse'];
  readonly random: Random;
  readonly signal: AbortSignal;
};

/**
 * Puts posts before a voter under ids drawn for this once, so that no text can name another post, and believes of its
 * answer only what fits: an id that was not asked about is nobody's, and a mark outside the text marks nothing.
 */
export async function askVoter(
  { voter, purse, random, signal }: Asking,
  posts: readonly BatchPost[],
): Promise<FamilyVotes> {
  const byKey = new Map(posts.map((post) => [`p_${Buffer.from(random(8)).toString('hex')}`, post]));
  const { maySpend, settle } = await purse.draw();
  const asked = [...byKey].map(([postId, { maskedText, kind, createdAt }]) => {
    return { postId, text: maskedText, kind, createdAt };
  });
  let costMicros = 0;
  try {
    const answer = await voter.vote(asked, { signal, maySpend });
    costMicros = answer.calls.reduce((sum, call) => sum + call.costMicros, 0);
    const votes = new Map(answer.votes.map((vote) => [vote.postId, vote]));
    let quotesDropped = answer.quotesDropped;
    const opinions = new Map<PostId, Opinion>();
    for (const [key, post] of byKey) {
      const { opinion, dropped } = opinionOf(votes.get(key), post);
      opinions.set(post.postId, opinion);
      quotesDropped += dropped;
    }
    const { calls, backAfterMs } = answer;
    const back = backAfterMs === undefined ? {} : { backAfterMs };
    return { version: voter.version, opinions, calls, quotesDropped, ...back };
  } finally {
    settle(costMicros);
  }
}

function opinionOf(vote: PostVote | undefined, { maskedText }: BatchPost): { opinion: Opinion; dropped: number } {
  if (vote?.kind !== 'voted') {
    return { opinion: { kind: 'no_vote', reason: vote?.reason ?? 'invalid_reply' }, dropped: 0 };
  }
  if (vote.categories.some(({ category, severity }) => !hasAnchor(category, severity))) {
    return { opinion: { kind: 'no_vote', reason: 'invalid_reply' }, dropped: 0 };
  }
  const seen = vote.categories
    .filter(({ start, end }) => start >= 0 && end > start && end <= maskedText.length)
    .map(({ category, severity, start, end }) => ({ category, severity, start, end }));
  return { opinion: { kind: 'voted', seen }, dropped: vote.categories.length - seen.length };
}

/** The key of a family is gone since the analysis began: it gives no vote, and the next one takes its place. */
export function unavailable(version: string, posts: readonly BatchPost[]): FamilyVotes {
  const none: Opinion = { kind: 'no_vote', reason: 'unavailable' };
  return { version, opinions: new Map(posts.map(({ postId }) => [postId, none])), calls: [], quotesDropped: 0 };
}
