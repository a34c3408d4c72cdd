import {
  claimReview as decideClaim,
  closeReview as decideClose,
  decideFinding,
  decideInReview,
  type FindingDecision,
  finding,
  hasEnded,
  mayReview,
  member,
  type ReviewEvent,
  type ReviewState,
  review,
  screening,
} from '@visaguard/domain';
import { type FindingId, type Json, type MemberId, ok, type ReviewId, refuse } from '@visaguard/kernel';
import type { Application } from './application.ts';
import type { Command, CommandOutcome } from './command.ts';
import { execute, type Loaded, type Reader } from './execute.ts';

/** A person at work on one case. Whether they may is loaded with the case, never taken from the caller. */
export type AtWork = {
  readonly reviewId: ReviewId;
  readonly reviewerId: MemberId;
  /** What the caller is told, from the case as the command leaves it. */
  readonly reply?: (after: ReviewState, version: number) => Json;
};

export function claimReview(app: Application, command: Command, work: AtWork): Promise<CommandOutcome> {
  return execute(app, command, async (reader) => {
    const { target, reviewer } = await load(reader, command, work);
    const ordered = target.state.kind === 'none' ? null : await reader.load(screening, target.state.screeningId);
    // After a withdrawal nobody takes up the case any more (rule R2).
    if (ordered && ordered.state.kind !== 'none' && hasEnded(ordered.state)) {
      return refuse('review_closed', 'The screening has ended, and its case with it.');
    }
    const decision = decideClaim(target.state, reviewer);
    if (!decision.ok) return decision;
    return ok({
      changes: [{ on: target, events: decision.value }],
      asSeen: ordered ? [ordered] : [],
      ...replyOf(work, target, decision.value),
    });
  });
}

export type FindingVerdict = AtWork & { readonly findingId: FindingId; readonly decision: FindingDecision };

/** Decides one finding: in the case and on the finding itself, both or neither. */
export function reviewFinding(app: Application, command: Command, work: FindingVerdict): Promise<CommandOutcome> {
  return execute(app, command, async (reader) => {
    const { target, reviewer } = await load(reader, command, work);
    const inCase = decideInReview(target.state, { ...reviewer, findingId: work.findingId, decision: work.decision });
    if (!inCase.ok) return inCase;
    const judged = await reader.load(finding, work.findingId);
    const { reviewId, reviewerId, decision } = work;
    const onFinding = decideFinding(judged.state, { reviewId, reviewerId, decision, at: command.at });
    if (!onFinding.ok) return onFinding;
    // Saying the same again changes neither.
    const changed = inCase.value.length > 0;
    return ok({
      changes: changed
        ? [
            { on: target, events: inCase.value },
            { on: judged, events: onFinding.value },
          ]
        : [],
      ...replyOf(work, target, inCase.value),
    });
  });
}

/** Closes a case, or hands it on to the next pair of eyes. */
export function closeReview(app: Application, command: Command, work: AtWork): Promise<CommandOutcome> {
  return execute(app, command, async (reader) => {
    const { target, reviewer } = await load(reader, command, work);
    const decision = decideClose(target.state, reviewer);
    if (!decision.ok) return decision;
    return ok({ changes: [{ on: target, events: decision.value }], ...replyOf(work, target, decision.value) });
  });
}

async function load(reader: Reader, command: Command, work: AtWork) {
  const [target, person]: [Loaded<ReviewState>, Loaded<Parameters<typeof mayReview>[0]>] = await Promise.all([
    reader.load(review, work.reviewId),
    reader.load(member, work.reviewerId),
  ]);
  const reviewer = { reviewerId: work.reviewerId, mayReview: mayReview(person.state, command.at), at: command.at };
  return { target, reviewer };
}

function replyOf(work: AtWork, target: Loaded<ReviewState>, events: readonly ReviewEvent[]): { reply?: Json } {
  if (!work.reply) return {};
  return { reply: work.reply(events.reduce(review.evolve, target.state), target.version + events.length) };
}
