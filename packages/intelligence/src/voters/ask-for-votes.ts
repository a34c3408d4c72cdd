import { type AnalysableText, hasAnchor, type Opinion } from '@visaguard/domain';
import type { Random } from '@visaguard/kernel';
import type { Draft } from './draft.ts';
import type { BatchVotes, PostVote, Voter } from './voter.ts';

type Asking = { readonly draft: Draft; readonly random: Random; readonly signal: AbortSignal };

/** What a voter said of each post, in their order. */
type GivenVotes<Post> = Omit<BatchVotes, 'votes'> & {
  readonly opinions: readonly { readonly post: Post; readonly opinion: Opinion }[];
};

/**
 * Puts posts before a voter under ids drawn for this once, so that no text can name another post, and believes of its
 * answer only what fits: an id that was not asked about is nobody's, and a mark outside the text marks nothing. What the
 * calls can cost is set aside before, and what they did cost is taken.
 * @param posts with names masked: of their fields the voter sees text, kind and date (rule R9).
 */
export async function askForVotes<Post extends AnalysableText>(
  voter: Pick<Voter, 'vote'>,
  posts: readonly Post[],
  { draft, random, signal }: Asking,
): Promise<GivenVotes<Post>> {
  const byKey = new Map(posts.map((post) => [`p_${Buffer.from(random(8)).toString('hex')}`, post]));
  const asked = [...byKey].map(([postId, { text, kind, createdAt }]) => ({ postId, text, kind, createdAt }));
  let costMicros = 0;
  try {
    const answer = await voter.vote(asked, { signal, maySpend: draft.maySpend });
    costMicros = answer.calls.reduce((sum, call) => sum + call.costMicros, 0);
    const votes = new Map(answer.votes.map((vote) => [vote.postId, vote]));
    const read = [...byKey].map(([key, post]) => ({ post, ...opinionOf(votes.get(key), post) }));
    const dropped = read.reduce((sum, each) => sum + each.dropped, answer.quotesDropped);
    const { calls, backAfterMs } = answer;
    const opinions = read.map(({ post, opinion }) => ({ post, opinion }));
    return { opinions, calls, quotesDropped: dropped, ...(backAfterMs === undefined ? {} : { backAfterMs }) };
  } finally {
    draft.settle(costMicros);
  }
}

/** A severity that its category does not have makes the vote one that breaks its form. */
function opinionOf(vote: PostVote | undefined, { text }: AnalysableText): { opinion: Opinion; dropped: number } {
  if (vote?.kind !== 'voted') {
    return { opinion: { kind: 'no_vote', reason: vote?.reason ?? 'invalid_reply' }, dropped: 0 };
  }
  if (vote.categories.some(({ category, severity }) => !hasAnchor(category, severity))) {
    return { opinion: { kind: 'no_vote', reason: 'invalid_reply' }, dropped: 0 };
  }
  const seen = vote.categories
    .filter(({ start, end }) => start >= 0 && end > start && end <= text.length)
    .map(({ category, severity, start, end }) => ({ category, severity, start, end }));
  return { opinion: { kind: 'voted', seen }, dropped: vote.categories.length - seen.length };
}
