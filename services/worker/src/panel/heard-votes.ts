import type { Opinion } from '@visaguard/domain';
import type { PostId } from '@visaguard/kernel';
import type { FamilyVotes } from './ask-family.ts';

/** What a family that is away for now left unanswered: no votes, if nobody waits for it. */
export type AwayVotes = {
  readonly family: string;
  readonly votes: FamilyVotes;
  readonly backAfterMs: number;
};

type Parted = {
  /** What goes on record at once, with every call: those are paid for. */
  readonly heard: FamilyVotes;
  readonly away: AwayVotes | null;
};

/**
 * Tells what a family has said from what it has not. A question that this attempt gave up (its time is over, or the worker
 * stops) was never answered, which says nothing of the family: it is asked again. One that its service could not answer
 * for now may be asked again.
 */
export function partedVotes(family: string, votes: FamilyVotes, { aborted }: AbortSignal): Parted {
  const { backAfterMs, ...given } = votes;
  if (!aborted && backAfterMs === undefined) return { heard: given, away: null };
  const isAway = (reason: string | null) => reason === 'unavailable' || reason === 'timed_out';
  const heard = { ...given, opinions: keep(given, (reason) => !isAway(reason)) };
  if (aborted || backAfterMs === undefined) return { heard, away: null };
  const unanswered = { ...given, opinions: keep(given, isAway), calls: [], quotesDropped: 0 };
  return { heard, away: unanswered.opinions.size === 0 ? null : { family, votes: unanswered, backAfterMs } };
}

/** @param isKept gets why there was no vote; null where there was one. */
function keep({ opinions }: FamilyVotes, isKept: (reason: string | null) => boolean): ReadonlyMap<PostId, Opinion> {
  return new Map([...opinions].filter(([, opinion]) => isKept(opinion.kind === 'no_vote' ? opinion.reason : null)));
}

/** The same of some of the posts only. */
export function ofPosts(votes: FamilyVotes, isOne: (postId: PostId) => boolean): FamilyVotes {
  return { ...votes, opinions: new Map([...votes.opinions].filter(([postId]) => isOne(postId))) };
}
