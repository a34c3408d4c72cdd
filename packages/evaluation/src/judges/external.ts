import type { Opinion } from '@visaguard/domain';
import { type Account, askForVotes, drawFrom, maskForAnalysis, type Voter } from '@visaguard/intelligence';
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
  const account: Account = { spent: 0, aside: 0 };
  let next = 0;
  let answered = 0;
  const askOn = async () => {
    while (next < posts.length && !options.signal.aborted) {
      const from = next;
      next += voter.postsPerBatch;
      const batch = posts.slice(from, next);
      const masked = batch.map((post) => ({ ...post, text: maskForAnalysis(post.text).text }));
      const draft = drawFrom(account, options.budgetMicros);
      const votes = await askForVotes(voter, masked, { draft, random: options.random, signal: options.signal });
      for (const [at, { opinion }] of votes.opinions.entries()) opinions[from + at] = opinion;
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
