import { emptyMap, keysOf, valueAt } from '@visaguard/kernel';
import { describe, expect, it } from 'vitest';
import type { FindingDecision } from '../finding/decide.ts';
import { given, idOf, refused } from '../testing/given.ts';
import { claimReview, closeReview, decideInReview, queueReview } from './decide.ts';
import { type ReviewState, review } from './state.ts';

const [first, second, third] = [idOf('mem', 1), idOf('mem', 2), idOf('mem', 3)];
const [one, two] = [idOf('fnd', 1), idOf('fnd', 2)];
const minute = (minutes: number) => new Date(Date.UTC(2026, 10, 1, 9, minutes)).toISOString();
const by = (reviewerId: typeof first, minutes = 0) => ({ reviewerId, mayReview: true, at: minute(minutes) });
const queue = (fourEyes = false, findings = [one, two]) => ({
  reviewId: idOf('rev', 1),
  screeningId: idOf('scr', 1),
  applicantId: idOf('app', 1),
  findings,
  fourEyes,
  queuedAt: minute(0),
});
const queued = (fourEyes = false, findings = [one, two]) => given(review).after(queueReview, queue(fourEyes, findings));
const dismiss: FindingDecision = { kind: 'dismiss', reason: 'Lyrics.' };
const confirm: FindingDecision = {
  kind: 'confirm',
  category: 'fraud',
  severity: 'high',
  certainty: 'certain',
  reason: 'Offer.',
};
type Case = ReturnType<typeof queued>;
function verdictsIn(state: ReviewState): object {
  if (state.kind === 'none') return {};
  return Object.fromEntries(keysOf(state.verdicts).map((id) => [id, valueAt(state.verdicts, id)]));
}
const decideAll = (held: Case, reviewerId: typeof first, decision: FindingDecision, at = 1) =>
  [one, two].reduce(
    (state, findingId) => state.after(decideInReview, { ...by(reviewerId, at), findingId, decision }),
    held,
  );
const look = (state: Case, reviewerId: typeof first, decision: FindingDecision) =>
  decideAll(state.after(claimReview, by(reviewerId)), reviewerId, decision).after(closeReview, by(reviewerId, 2));

describe('claiming a case', () => {
  it('R13: takes a person with the right to review', () => {
    const nobody = { ...by(first), mayReview: false };
    expect(queued().when(claimReview, nobody)).toMatchObject(refused('not_a_reviewer', 'R13'));
  });

  it('keeps others out for thirty minutes, then lapses', () => {
    const claimed = queued().after(claimReview, by(first));
    expect(claimed.when(claimReview, by(second, 29))).toMatchObject(refused('review_claimed'));
    expect(claimed.after(claimReview, by(second, 30)).state).toMatchObject({ claim: { reviewerId: second } });
    expect(claimed.when(decideInReview, { ...by(first, 30), findingId: one, decision: dismiss })).toMatchObject(
      refused('review_claim_lapsed'),
    );
  });

  it("renewed by the same person keeps the decisions; another person starts without the first one's", () => {
    const decided = queued()
      .after(claimReview, by(first))
      .after(decideInReview, { ...by(first, 1), findingId: one, decision: dismiss });
    expect(verdictsIn(decided.after(claimReview, by(first, 20)).state)).toEqual({ [one]: 'dismiss' });
    expect(verdictsIn(decided.after(claimReview, by(second, 40)).state)).toEqual({});
  });
});

describe('deciding and closing', () => {
  it('R13: every finding is decided before a case is closed', () => {
    const claimed = queued().after(claimReview, by(first));
    const half = claimed.after(decideInReview, { ...by(first, 1), findingId: one, decision: confirm });
    expect(half.when(closeReview, by(first, 2))).toMatchObject(refused('findings_undecided', 'R13'));
    expect(half.when(closeReview, by(first, 2))).toMatchObject({ error: { facts: { undecided: 1 } } });
    const closed = decideAll(claimed, first, confirm).after(closeReview, by(first, 5));
    expect(closed.state).toMatchObject({ kind: 'closed', closedAt: minute(5) });
  });

  it('R13: a case without findings is closed by a person as well', () => {
    const empty = queued(false, []);
    expect(empty.when(closeReview, by(first))).toMatchObject(refused('review_not_claimed', 'R13'));
    expect(empty.after(claimReview, by(first)).after(closeReview, by(first, 1)).state.kind).toBe('closed');
  });

  it('logs how long the case took', () => {
    const claimed = queued(false, []).after(claimReview, by(first));
    expect(claimed.when(closeReview, by(first, 4))).toMatchObject({ value: [{ data: { secondsSpent: 240 } }] });
  });

  it('takes only findings of the case, from whoever holds it', () => {
    const claimed = queued().after(claimReview, by(first));
    const stray = { ...by(first, 1), findingId: idOf('fnd', 9), decision: dismiss };
    expect(claimed.when(decideInReview, stray)).toMatchObject(refused('finding_not_in_review'));
    expect(claimed.when(decideInReview, { ...by(second, 1), findingId: one, decision: dismiss })).toMatchObject(
      refused('review_not_claimed', 'R13'),
    );
    const unable = { ...by(first, 1), mayReview: false, findingId: one, decision: dismiss };
    expect(claimed.when(decideInReview, unable)).toMatchObject(refused('not_a_reviewer', 'R13'));
  });

  it('may be corrected until the case is closed, and not after', () => {
    const decided = decideAll(queued().after(claimReview, by(first)), first, dismiss);
    expect(decided.when(decideInReview, { ...by(first, 2), findingId: one, decision: dismiss })).toEqual({
      ok: true,
      value: [],
    });
    const corrected = decided.after(decideInReview, { ...by(first, 2), findingId: one, decision: confirm });
    expect(verdictsIn(corrected.state)).toEqual({ [one]: 'confirm:fraud:high:certain', [two]: 'dismiss' });
    const closed = corrected.after(closeReview, by(first, 3));
    expect(closed.when(decideInReview, { ...by(first, 4), findingId: one, decision: dismiss })).toMatchObject(
      refused('review_closed'),
    );
    expect(closed.when(closeReview, by(first, 4))).toEqual({ ok: true, value: [] });
    expect(closed.when(claimReview, by(second, 50))).toMatchObject(refused('review_closed'));
  });
});

describe('four eyes', () => {
  it('R13: a second person decides without seeing the first, and not the same person', () => {
    const handedOn = look(queued(true), first, confirm);
    expect(handedOn.state).toMatchObject({ kind: 'queued', claim: null, verdicts: emptyMap() });
    expect(handedOn.when(claimReview, by(first, 3))).toMatchObject(refused('reviewer_looked_already', 'R13'));
  });

  it('R13: two who agree close the case', () => {
    expect(look(look(queued(true), first, confirm), second, confirm).state.kind).toBe('closed');
  });

  it('R13: where two differ a third decides', () => {
    const differing = look(look(queued(true), first, confirm), second, dismiss);
    expect(differing.state.kind).toBe('queued');
    expect(look(differing, third, dismiss).state.kind).toBe('closed');
  });
});

describe('a case', () => {
  it('is queued once and unknown before', () => {
    expect(queued().when(queueReview, queue())).toEqual({ ok: true, value: [] });
    expect(given(review).when(claimReview, by(first))).toMatchObject(refused('review_unknown'));
    expect(given(review).when(closeReview, by(first))).toMatchObject(refused('review_unknown'));
  });
});
