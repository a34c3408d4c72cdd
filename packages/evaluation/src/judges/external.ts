import type { Opinion } from '@visaguard/domain';
import { maskForAnalysis, type PostVote, type Voter } from '@visaguard/intelligence';
import type { Random } from '@visaguard/kernel';
import type { LabelledPost } from '../labelled-post.ts';
import type { VoterOpinions } from './opinions.ts';

export type AskOptions = {
  readonly signal: AbortSignal;
  readonly random: Random;
  /** In millionths of a US dollar, for all posts together. What cannot be paid for gets no vote. */
  readonly budgetMicros: number;
  readonly batchesAtOnce: number;
  readonly onProgress?: (postsAnswered: number) => void;
};

export type Asked = VoterOpinions & {
  readonly calls: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly costMicros: number;
  /** Quotes that were in no post: what they claimed was dropped. */
  readonly quotesDropped: number;
};

/** Puts every post of a set before a voter of another house: masked, in batches, under ids drawn for each batch. */
export async function askVoter(voter: Voter, posts: readonly LabelledPost[], options: AskOptions): Promise<Asked> {
  const opinions = new Array<Opinion>(posts.length).fill({ kind: 'no_vote', reason: 'unavailable' });
  const costs = { calls: 0, inputTokens: 0, outputTokens: 0, costMicros: 0, quotesDropped: 0 };
  const budget = createBudget(options.budgetMicros);
  let next = 0;
  let answered = 0;
  const askOn = async () => {
    while (next < posts.length && !options.signal.aborted) {
      const from = next;
      next += voter.postsPerBatch;
      const batch = posts.slice(from, next);
      const votes = await askBatch(voter, batch, { ...options, budget });
      for (const [at, opinion] of votes.opinions.entries()) opinions[from + at] = opinion;
      for (const call of votes.calls) {
        costs.calls += 1;
        costs.inputTokens += call.inputTokens;
        costs.outputTokens += call.outputTokens;
        costs.costMicros += call.costMicros;
      }
      costs.quotesDropped += votes.quotesDropped;
      answered += batch.length;
      options.onProgress?.(answered);
    }
  };
  await Promise.all(Array.from({ length: options.batchesAtOnce }, askOn));
  options.signal.throwIfAborted();
  return { family: voter.family, version: voter.version, opinions, ...costs };
}

type Budget = {
  draw(): { maySpend(costMicrosMax: number): boolean; settle(costMicros: number): void };
};

/** What calls under way may cost at most is held back until they are over, so that no two of them spend it twice. */
function createBudget(totalMicros: number): Budget {
  let leftMicros = totalMicros;
  return {
    draw: () => {
      let heldMicros = 0;
      return {
        maySpend: (costMicrosMax) => {
          if (costMicrosMax > leftMicros) return false;
          leftMicros -= costMicrosMax;
          heldMicros += costMicrosMax;
          return true;
        },
        settle: (costMicros) => {
          leftMicros += heldMicros - costMicros;
        },
      };
    },
  };
}

async function askBatch(
  voter: Voter,
  posts: readonly LabelledPost[],
  { signal, random, budget }: AskOptions & { readonly budget: Budget },
) {
  const keys = posts.map(() => `p_${Buffer.from(random(8)).toString('hex')}`);
  const asked = posts.map(({ text, kind, createdAt }, at) => {
    return { postId: keys[at] ?? '', text: maskForAnalysis(text).text, kind, createdAt };
  });
  const { maySpend, settle } = budget.draw();
  let spentMicros = 0;
  try {
    const { votes, calls, quotesDropped } = await voter.vote(asked, { signal, maySpend });
    spentMicros = calls.reduce((sum, { costMicros }) => sum + costMicros, 0);
    const byKey = new Map(votes.map((vote) => [vote.postId, vote]));
    return { opinions: keys.map((key) => opinionOf(byKey.get(key))), calls, quotesDropped };
  } finally {
    settle(spentMicros);
  }
}

function opinionOf(vote: PostVote | undefined): Opinion {
  if (vote?.kind === 'voted') return { kind: 'voted', seen: vote.categories };
  return { kind: 'no_vote', reason: vote?.reason ?? 'invalid_reply' };
}
