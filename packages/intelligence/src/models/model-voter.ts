import type { BatchVotes, ModelCall, NoVoteReason, PostVote, Voter } from '../voters/voter.ts';
import { type Asked, askAbout, type ModelAtService } from './asking.ts';
import { batchesOf, type PostToShow, postsPerBatch } from './batches.ts';
import type { ModelFamily } from './model-list.ts';
import { policyVersion } from './policy.ts';
import { promptVersion } from './prompt.ts';

/**
 * A model of another house as a voter. Posts go out in batches; one whose reply breaks the form, is cut, refused or
 * blocked is asked about once more and then in halves, down to single posts, so that one post never costs another its
 * vote. Where the service itself fails, or the budget is used up, it is asked no further in this call; who asked is told
 * when it may be back.
 */
export function createModelVoter(family: ModelFamily, at: ModelAtService): Voter {
  return {
    family,
    version: `${at.model.name}/${promptVersion}/${policyVersion}`,
    postsPerBatch,
    async vote(posts, options): Promise<BatchVotes> {
      const votes = new Map<string, PostVote>();
      const calls: ModelCall[] = [];
      let quotesDropped = 0;
      let endedBy: NoVoteReason | null = null;
      let back: Pick<BatchVotes, 'backAfterMs'> = {};
      const ask = (some: readonly PostToShow[]) => askAbout(at, some, { ...options, note: (call) => calls.push(call) });
      const withhold = (some: readonly PostToShow[], reason: NoVoteReason) => {
        for (const { post } of some) votes.set(post.postId, { postId: post.postId, kind: 'no_vote', reason });
      };

      async function settle(some: readonly PostToShow[]): Promise<void> {
        const asked = endedBy === null ? await askTwice(some, ask) : null;
        if (asked?.kind === 'voted') {
          quotesDropped += asked.quotesDropped;
          for (const { postId, categories } of asked.votes) votes.set(postId, { postId, kind: 'voted', categories });
          return;
        }
        if (asked?.kind === 'ended') {
          endedBy = asked.reason;
          if (asked.backAfterMs !== null) back = { backAfterMs: asked.backAfterMs };
        }
        if (asked?.kind !== 'withheld') return withhold(some, endedBy ?? 'unavailable');
        if (some.length === 1) return withhold(some, asked.reason);
        const half = Math.ceil(some.length / 2);
        await settle(some.slice(0, half));
        await settle(some.slice(half));
      }

      for (const batch of batchesOf(posts)) await settle(batch);
      return { votes: posts.flatMap(({ postId }) => votes.get(postId) ?? []), calls, quotesDropped, ...back };
    },
  };
}

async function askTwice(
  posts: readonly PostToShow[],
  ask: (some: readonly PostToShow[]) => Promise<Asked>,
): Promise<Asked> {
  const first = await ask(posts);
  return first.kind === 'withheld' && first.isWorthAnotherTry ? ask(posts) : first;
}
