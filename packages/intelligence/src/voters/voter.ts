import type { AnalysableText, RecordedCall, SeenCategory } from '@visaguard/domain';

/** Whose judgement a vote is. Two voters of one family are one opinion. */
export const voterFamilies = ['built-in', 'gemini', 'openai', 'openrouter'] as const;
export type VoterFamily = (typeof voterFamilies)[number];

/**
 * A post as a voter of another house may see it (rule R9): words with names masked, kind and date. Its key is drawn anew
 * for each batch, so that no text can address another post.
 */
export type PostToJudge = AnalysableText & { readonly postId: string };

/** One category that a voter saw in a post. Offsets are UTF-16 units of the text, and were verified against it. */
export type CategoryVote = SeenCategory;

/** Why a voter gave no vote. It never counts as "nothing found" (rule R17). */
export const noVoteReasons = [
  'blocked',
  'refused',
  'truncated',
  'timed_out',
  'invalid_reply',
  'wrong_model',
  'unavailable',
  'over_budget',
  'unsupported_language',
] as const;
export type NoVoteReason = (typeof noVoteReasons)[number];

export type PostVote =
  | { readonly postId: string; readonly kind: 'voted'; readonly categories: readonly CategoryVote[] }
  | { readonly postId: string; readonly kind: 'no_vote'; readonly reason: NoVoteReason };

/** One call to a model, as it is kept on record (rule R12). Where a service tells no cost, the price list does. */
export type ModelCall = Omit<RecordedCall, 'outcome'> & { readonly outcome: 'answered' | NoVoteReason };

export type BatchVotes = {
  /** Every post that was asked about, once, in the order of the batch. */
  readonly votes: readonly PostVote[];
  readonly calls: readonly ModelCall[];
  /** Quotes that were in no post, or not in theirs: what they claimed was dropped. */
  readonly quotesDropped: number;
  /**
   * There where the service is away in a way that passes: posts without a vote that are `unavailable` or `timed_out` may
   * be judged after so long. Left out: it lasts until somebody acts, or the service was not at fault.
   */
  readonly backAfterMs?: number;
};

export type VoteOptions = {
  readonly signal: AbortSignal;
  /** Called before every call to a model with the most it can cost; false: it is not made (`over_budget`). */
  readonly maySpend: (costMicrosMax: number) => boolean;
};

/** The one port behind which all judges stand. Never throws for what a model says or a service does. */
export type Voter = {
  readonly family: VoterFamily;
  /** Name and version of model, prompt and policy, as it stands beside each vote. */
  readonly version: string;
  readonly postsPerBatch: number;
  vote(posts: readonly PostToJudge[], options: VoteOptions): Promise<BatchVotes>;
};
