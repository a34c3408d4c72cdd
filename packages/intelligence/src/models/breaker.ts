import type { Clock } from '@visaguard/kernel';
import type { BatchVotes, NoVoteReason, PostToJudge, PostVote, VoteOptions, Voter } from '../voters/voter.ts';

const failuresToOpen = 3;
const firstRestMs = 30_000;
const longestRestMs = 600_000;

/** What tells of the service, and not of what was asked. */
const ofTheService: readonly string[] = ['unavailable', 'timed_out', 'wrong_model'];

/**
 * The same voter, which asks its service no more for half a minute after three failures in a row: who waits for a service
 * that is down waits for nothing. Then one question is tried, and each further failure doubles the rest, up to ten
 * minutes; who asks while it is tried waits for what comes of it. While it rests there is no vote, for the reason that the
 * service gave last; where that may pass, who asks is told how long it rests.
 */
export function withBreaker(voter: Voter, clock: Clock): Voter {
  let failures = 0;
  let rest: Rest | null = null;
  let trial: Promise<void> | null = null;

  function learn(given: BatchVotes, isTrial: boolean): void {
    const reason = failureOf(given);
    // One that was under way when the rest began tells of the same failure, and does not lengthen it.
    if (reason === undefined || (reason !== null && rest && !isTrial)) return;
    failures = reason === null ? 0 : failures + 1;
    if (reason === null) rest = null;
    if (reason === null || failures < failuresToOpen) return;
    const restMs = Math.min(longestRestMs, firstRestMs * 2 ** (failures - failuresToOpen));
    rest = { untilMs: clock.now().getTime() + restMs, reason, mayPass: given.backAfterMs !== undefined };
  }

  const ask = async (posts: readonly PostToJudge[], options: VoteOptions, isTrial: boolean) => {
    const given = await voter.vote(posts, options);
    if (!options.signal.aborted) learn(given, isTrial);
    return given;
  };

  return {
    ...voter,
    async vote(posts, options) {
      while (rest && trial && !options.signal.aborted) await untilOver(trial, options.signal);
      const nowMs = clock.now().getTime();
      if (rest && (trial || nowMs < rest.untilMs)) return whileResting(rest, posts, nowMs);
      if (!rest) return ask(posts, options, false);
      const over = Promise.withResolvers<void>();
      trial = over.promise;
      try {
        return await ask(posts, options, true);
      } finally {
        trial = null;
        over.resolve();
      }
    },
  };
}

async function untilOver(trial: Promise<void>, signal: AbortSignal): Promise<void> {
  const givenUp = Promise.withResolvers<void>();
  const giveUp = () => givenUp.resolve();
  signal.addEventListener('abort', giveUp, { once: true });
  await Promise.race([trial, givenUp.promise]);
  signal.removeEventListener('abort', giveUp);
}

type Rest = { readonly untilMs: number; readonly reason: NoVoteReason; readonly mayPass: boolean };

function whileResting({ untilMs, reason, mayPass }: Rest, posts: readonly PostToJudge[], nowMs: number): BatchVotes {
  const votes = posts.map(({ postId }): PostVote => ({ postId, kind: 'no_vote', reason }));
  const nothing = { votes, calls: [], quotesDropped: 0 };
  return mayPass ? { ...nothing, backAfterMs: Math.max(1, untilMs - nowMs) } : nothing;
}

/** Null: the service answered. Undefined: it was not asked, which tells nothing. */
function failureOf({ calls }: BatchVotes): NoVoteReason | null | undefined {
  const last = calls.at(-1);
  if (!last) return undefined;
  return last.outcome !== 'answered' && ofTheService.includes(last.outcome) ? last.outcome : null;
}
