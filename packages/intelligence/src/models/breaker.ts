import type { Clock } from '@visaguard/kernel';
import type { BatchVotes, NoVoteReason, Voter } from '../voters/voter.ts';

const failuresToOpen = 3;
const firstRestMs = 30_000;
const longestRestMs = 600_000;

/** What tells of the service, and not of what was asked. */
const ofTheService: readonly string[] = ['unavailable', 'timed_out', 'wrong_model'];

/**
 * The same voter, which asks its service no more for half a minute after three failures in a row: who waits for a service
 * that is down waits for nothing. Then one question is tried, and each further failure doubles the rest, up to ten
 * minutes. Meanwhile there is no vote, for the reason that the service gave last.
 */
export function withBreaker(voter: Voter, clock: Clock): Voter {
  let failures = 0;
  let rest: { readonly untilMs: number; readonly reason: NoVoteReason } | null = null;
  let isTrying = false;

  function learn(reason: NoVoteReason | null | undefined): void {
    if (reason === undefined) return;
    failures = reason === null ? 0 : failures + 1;
    if (reason === null) rest = null;
    if (reason === null || failures < failuresToOpen) return;
    const restMs = Math.min(longestRestMs, firstRestMs * 2 ** (failures - failuresToOpen));
    rest = { untilMs: clock.now().getTime() + restMs, reason };
  }

  return {
    ...voter,
    async vote(posts, options) {
      if (rest && (isTrying || clock.now().getTime() < rest.untilMs)) {
        const { reason } = rest;
        return { votes: posts.map(({ postId }) => ({ postId, kind: 'no_vote', reason })), calls: [], quotesDropped: 0 };
      }
      const isTrial = rest !== null;
      isTrying = isTrial;
      try {
        const given = await voter.vote(posts, options);
        learn(options.signal.aborted ? undefined : failureOf(given));
        return given;
      } finally {
        if (isTrial) isTrying = false;
      }
    },
  };
}

/** Null: the service answered. Undefined: it was not asked, which tells nothing. */
function failureOf({ calls }: BatchVotes): NoVoteReason | null | undefined {
  const last = calls.at(-1);
  if (!last) return undefined;
  return last.outcome !== 'answered' && ofTheService.includes(last.outcome) ? last.outcome : null;
}
