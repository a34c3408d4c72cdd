import { pause, type Random, sha256Hex } from '@visaguard/kernel';
import type { ModelCall, NoVoteReason, VoteOptions } from '../voters/voter.ts';
import type { PostToShow } from './batches.ts';
import { drawIds, drawMark, shuffled } from './draw.ts';
import { failed, mayPass } from './failure.ts';
import { type ModelChoice, priceMicros } from './model-list.ts';
import { systemPrompt, userMessage } from './prompt.ts';
import { type AskedPost, type ReadVotes, readReply } from './read-reply.ts';
import type { Answer, ModelService, Question, ServiceFailure, WithheldReason } from './service.ts';
import { outputTokensMaxOf, tokensAtMost } from './tokens.ts';

/** How long a call may take, and how long it is waited between tries. Shorter in tests. */
export type Pauses = {
  readonly timeoutMs: number;
  /** Before the second try; four times as long before each further one. */
  readonly retryMs: number;
  /** A service that asks for a longer rest is not waited for. */
  readonly waitMsMax: number;
  /** How long a service that failed in spite of all tries is left alone, unless it asks for a longer rest. */
  readonly restMs: number;
};

export const usualPauses: Pauses = { timeoutMs: 90_000, retryMs: 1_000, waitMsMax: 30_000, restMs: 30_000 };

/** A model at its service, with all that asking it needs. */
export type ModelAtService = {
  readonly service: ModelService;
  readonly model: ModelChoice;
  readonly random: Random;
  readonly pauses: Pauses;
};

/**
 * What asking about some posts came to. `withheld`: fewer of them may do. `ended`: no further call will do better now;
 * `backAfterMs`: one after so long may, null: none will.
 */
export type Asked =
  | ({ readonly kind: 'voted' } & ReadVotes)
  | { readonly kind: 'withheld'; readonly reason: WithheldReason; readonly isWorthAnotherTry: boolean }
  | Ended;

type Ended = {
  readonly kind: 'ended';
  readonly reason: NoVoteReason;
  readonly failure: ServiceFailure | null;
  readonly backAfterMs: number | null;
};

const triesMax = 3;
const notAgain = { isWorthAnotherTry: false, mayBeBilled: true };
const tooLate = failed('timed_out', 'timed_out', notAgain);
const givenUp = failed('unavailable', 'given_up', notAgain);

/**
 * Asks about posts under new ids, in a new order, and tries again where the service may only be busy. Every call is told
 * to `note`; none is made that `maySpend` does not allow.
 */
export async function askAbout(
  at: ModelAtService,
  posts: readonly PostToShow[],
  { signal, maySpend, note }: VoteOptions & { readonly note: (call: ModelCall) => void },
): Promise<Asked> {
  const { pauses } = at;
  for (let nth = 1; ; nth += 1) {
    if (signal.aborted) return ended('unavailable');
    const { question, asked } = questionAbout(posts, at);
    const costMicrosMax = costMost(at.model, question);
    if (!maySpend(costMicrosMax)) return ended('over_budget');
    const answer = await within(pauses.timeoutMs, signal, (limit) => at.service.ask(question, limit));
    const outcome = judged(answer, { at, asked });
    note(recordOf(answer, outcome, { model: at.model, costMicrosMax }));
    const failure = outcome.kind === 'ended' ? outcome.failure : null;
    if (!failure?.isWorthAnotherTry || nth === triesMax) return outcome;
    const waitMs = failure.waitMs ?? pauses.retryMs * 4 ** (nth - 1);
    if (waitMs > pauses.waitMsMax) return outcome;
    await pause(waitMs, signal);
  }
}

function questionAbout(posts: readonly PostToShow[], { random, model }: ModelAtService) {
  const texts = posts.map(({ shown }) => shown.text);
  const ids = drawIds(posts.length, texts, random);
  const asked: AskedPost[] = shuffled(posts, random).map((one, nth) => ({ ...one, id: ids[nth] ?? '' }));
  const shown = asked.map(({ id, post, shown: { text } }) => {
    return { id, kind: post.kind, date: post.createdAt?.slice(0, 10) ?? null, text };
  });
  const user = userMessage(shown, drawMark(random));
  const outputTokensMax = outputTokensMaxOf(posts.length) + model.thoughtTokensMax;
  return { question: { system: systemPrompt, user, outputTokensMax }, asked };
}

/** The most that a call can cost: no model makes more tokens of a text than it has bytes. */
function costMost(model: ModelChoice, { system, user, outputTokensMax }: Question): number {
  return priceMicros(model, { inputTokens: tokensAtMost(system + user), outputTokens: outputTokensMax });
}

/** The call is over at its time limit, or when the caller gives it up, whatever the SDK does. */
async function within(
  timeoutMs: number,
  signal: AbortSignal,
  ask: (limit: AbortSignal) => Promise<Answer>,
): Promise<Answer> {
  const limit = new AbortController();
  const over = Promise.withResolvers<Answer>();
  const end = (answer: Answer) => {
    over.resolve(answer);
    limit.abort();
  };
  const timer = setTimeout(() => end(tooLate), timeoutMs);
  const giveUp = () => end(givenUp);
  signal.addEventListener('abort', giveUp, { once: true });
  try {
    return await Promise.race([over.promise, ask(limit.signal)]);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', giveUp);
  }
}

/** What comes from another model than the one that was pinned is not its vote, whatever it says. */
function judged(
  answer: Answer,
  { at: { model, pauses }, asked }: { readonly at: ModelAtService; readonly asked: readonly AskedPost[] },
): Asked {
  if (answer.kind === 'failed') return ofFailure(answer.failure, pauses);
  const isOther = answer.model === null ? answer.kind === 'said' : !isPinned(model, answer.model);
  if (isOther) return ended('wrong_model');
  if (answer.kind === 'withheld') return { kind: 'withheld', reason: answer.reason, isWorthAnotherTry: true };
  const read = readReply(answer.text, asked);
  return read ? { kind: 'voted', ...read } : { kind: 'withheld', reason: 'invalid_reply', isWorthAnotherTry: true };
}

function isPinned({ name, answersAs }: ModelChoice, answered: string): boolean {
  return answered === name || answersAs.includes(answered);
}

const ended = (reason: NoVoteReason): Ended => ({ kind: 'ended', reason, failure: null, backAfterMs: null });

function ofFailure(failure: ServiceFailure, { restMs }: Pauses): Asked {
  // The same posts would be too long or flagged again.
  if (failure.class === 'too_long') return { kind: 'withheld', reason: 'truncated', isWorthAnotherTry: false };
  if (failure.class === 'refused_content') return { kind: 'withheld', reason: 'blocked', isWorthAnotherTry: false };
  const reason = failure.class === 'timed_out' ? 'timed_out' : 'unavailable';
  return {
    kind: 'ended',
    reason,
    failure,
    backAfterMs: mayPass(failure) ? Math.max(restMs, failure.waitMs ?? 0) : null,
  };
}

/** What nobody says the cost of (an answer that was lost among others) counts as the most, so that no budget is overspent. */
function recordOf(
  answer: Answer,
  outcome: Asked,
  { model, costMicrosMax }: { readonly model: ModelChoice; readonly costMicrosMax: number },
): ModelCall {
  const asked = { modelAsked: model.name, outcome: outcome.kind === 'voted' ? ('answered' as const) : outcome.reason };
  if (answer.kind === 'failed') {
    const nothing = { modelAnswered: null, replySha256: null, inputTokens: 0, outputTokens: 0 };
    return { ...asked, ...nothing, costMicros: answer.failure.mayBeBilled ? costMicrosMax : 0 };
  }
  const said = { modelAnswered: answer.model, replySha256: answer.text === null ? null : sha256Hex(answer.text) };
  if (!answer.usage) return { ...asked, ...said, inputTokens: 0, outputTokens: 0, costMicros: costMicrosMax };
  const { inputTokens, outputTokens, costMicros } = answer.usage;
  const price = priceMicros(model, { inputTokens, outputTokens });
  return { ...asked, ...said, inputTokens, outputTokens, costMicros: costMicros ?? price };
}
