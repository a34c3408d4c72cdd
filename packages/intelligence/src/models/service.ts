import type { NoVoteReason } from '../voters/voter.ts';

/** What a model is asked: the rules, and apart from them the posts. It is given no tools. */
export type Question = { readonly system: string; readonly user: string; readonly outputTokensMax: number };

/** What a service says that an answer took. `costMicros`: millionths of a US dollar; null where it does not say. */
export type Usage = { readonly inputTokens: number; readonly outputTokens: number; readonly costMicros: number | null };

/** No call of ours takes so many tokens, or so many US dollars: who says more is not believed. */
export const tokensMax = 1_000_000;
export const costUsdMax = 10;

/**
 * Why a service gave no answer, by what is to be done. `bad_key`, `no_such_model`, `out_of_money`, `not_allowed_here`
 * and `bad_request` last until somebody acts. `too_long`: fewer posts at once may do. `refused_content`: the service will
 * not pass these posts on. `busy`, `unavailable` and `timed_out` pass.
 */
export type ServiceFailureClass =
  | 'bad_key'
  | 'no_such_model'
  | 'out_of_money'
  | 'not_allowed_here'
  | 'bad_request'
  | 'too_long'
  | 'refused_content'
  | 'busy'
  | 'unavailable'
  | 'timed_out';

export type ServiceFailure = {
  readonly class: ServiceFailureClass;
  /** The service's own name for it, `http_<status>`, or `network`. Never a message: it may quote the request. */
  readonly code: string;
  readonly isWorthAnotherTry: boolean;
  /** How long the service asks to be left alone. */
  readonly waitMs: number | null;
  /** The model may have answered, and be paid for, although nothing came of it here. */
  readonly mayBeBilled: boolean;
};

/** Reasons that lie in what was asked or answered, and so may not hold for fewer posts. */
export type WithheldReason = Extract<
  NoVoteReason,
  'blocked' | 'refused' | 'truncated' | 'invalid_reply' | 'unsupported_language'
>;

/** `usage`: null where the service does not say, or nothing that can be. */
type Answered = { readonly model: string | null; readonly usage: Usage | null };

export type Answer =
  | (Answered & { readonly kind: 'said'; readonly text: string })
  | (Answered & { readonly kind: 'withheld'; readonly reason: WithheldReason; readonly text: string | null })
  | { readonly kind: 'failed'; readonly failure: ServiceFailure };

/** One model at one service. Never throws for what the service does, and never tries again by itself. */
export type ModelService = {
  ask(question: Question, signal: AbortSignal): Promise<Answer>;
};

/** Bytes of a body that are read; no answer of ours comes near. */
export const replyBytesMax = 2_000_000;
