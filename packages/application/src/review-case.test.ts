import { cancelScreening, finding, member, removeMember, review, screening } from '@visaguard/domain';
import { instant, type MemberId, type TenantScope } from '@visaguard/kernel';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadState } from './load-state.ts';
import { claimReview, closeReview, reviewFinding } from './review-case.ts';
import { registeredTenant } from './testing/made-up-people.ts';
import { type ReviewCase, type ReviewCases, reviewCases } from './testing/review-cases.ts';
import { decided, type TestApplication, testApplication } from './testing/test-application.ts';

let world: TestApplication;
let scope: TenantScope;
let cases: ReviewCases;
let ann: MemberId;
let ben: MemberId;
beforeAll(async () => {
  world = await testApplication();
  scope = await registeredTenant(world);
  cases = reviewCases(world, scope);
  [ann, ben] = [await cases.reviewer(), await cases.reviewer()];
});
afterAll(() => world?.stop());

const confirm = {
  kind: 'confirm',
  category: 'threat_violence',
  severity: 'high',
  certainty: 'certain',
  reason: 'It names a person.',
} as const;
const dismiss = { kind: 'dismiss', reason: 'A line of a song.' } as const;

const claim = ({ reviewId }: ReviewCase, reviewerId = ann) =>
  claimReview(world.app, world.commandOf(scope), { reviewId, reviewerId });
const decide = (of: ReviewCase, reviewerId = ann, decision: typeof confirm | typeof dismiss = confirm) =>
  reviewFinding(world.app, world.commandOf(scope), { ...of, reviewerId, decision });
const close = ({ reviewId }: ReviewCase, reviewerId = ann) =>
  closeReview(world.app, world.commandOf(scope), { reviewId, reviewerId });
const refused = (code: string, rule?: string) => ({
  kind: 'refused',
  refusal: rule === undefined ? { code } : { code, rule },
});
const done = { kind: 'done' };
const stateOf = async (of: ReviewCase) => {
  const [judged, queue] = await Promise.all([
    loadState(world.app, scope, { aggregate: finding, streamId: of.findingId }),
    loadState(world.app, scope, { aggregate: review, streamId: of.reviewId }),
  ]);
  return { finding: judged.state.kind, review: queue.state.kind };
};

describe('R13: a person reviews', () => {
  test('claims, decides the finding in the case and on itself, and closes', async () => {
    const open = await cases.openCase();
    expect(await claim(open)).toMatchObject(done);
    expect(await decide(open)).toMatchObject(done);
    expect(await close(open)).toMatchObject(done);
    expect(await stateOf(open)).toEqual({ finding: 'confirmed', review: 'closed' });
  });

  test('nobody without the role, the training or the membership', async () => {
    const open = await cases.openCase();
    const [requester, untrained, gone] = [
      await cases.reviewer(['requester']),
      await cases.reviewer(['reviewer'], false),
      await cases.reviewer(),
    ];
    await world.given(scope, async (reader) => {
      const on = await reader.load(member, gone);
      return decided(on, removeMember(on.state));
    });
    for (const person of [requester, untrained, gone, cases.id('member')]) {
      expect(await claim(open, person)).toMatchObject(refused('not_a_reviewer', 'R13'));
      expect(await decide(open, person)).toMatchObject(refused('not_a_reviewer', 'R13'));
      expect(await close(open, person)).toMatchObject(refused('not_a_reviewer', 'R13'));
    }
  });

  test('a case is not closed with a finding undecided', async () => {
    const open = await cases.openCase();
    await claim(open);
    expect(await close(open)).toMatchObject(refused('findings_undecided', 'R13'));
  });

  test('only who holds the case decides; another may take it once the claim has lapsed', async () => {
    const open = await cases.openCase();
    expect(await decide(open)).toMatchObject(refused('review_not_claimed'));
    await claim(open);
    expect(await claim(open, ben)).toMatchObject(refused('review_claimed'));
    world.clock.advance(30 * 60_000);
    expect(await decide(open)).toMatchObject(refused('review_claim_lapsed'));
    expect(await claim(open, ben)).toMatchObject(done);
  });

  test('a finding that is not of the case is not decided by it', async () => {
    const [open, other] = [await cases.openCase(), await cases.openCase()];
    await claim(open);
    expect(await decide({ ...open, findingId: other.findingId })).toMatchObject(refused('finding_not_in_review'));
    expect(await stateOf(other)).toMatchObject({ finding: 'proposed' });
  });

  test('the same verdict twice changes neither case nor finding; another verdict changes both', async () => {
    const open = await cases.openCase();
    await claim(open);
    await decide(open);
    const before = await world.eventsOf(scope, open.findingId);
    await decide(open);
    expect(await world.eventsOf(scope, open.findingId)).toEqual(before);
    await decide(open, ann, dismiss);
    expect(await stateOf(open)).toMatchObject({ finding: 'dismissed' });
  });

  test('E5: the verdict in the case and the one on the finding are stored together or not at all', async () => {
    const open = await cases.openCase();
    await claim(open);
    const { append } = world.app.events;
    const failing: typeof append = async (request) => {
      if (request.streams.length !== 2)
        throw new Error(`two streams are appended at once, not ${request.streams.length}`);
      return append(request);
    };
    const app = { ...world.app, events: { ...world.app.events, append: failing } };
    const outcome = await reviewFinding(app, world.commandOf(scope), { ...open, reviewerId: ann, decision: confirm });
    expect(outcome).toMatchObject(done);
  });

  test('with four eyes a second person decides, and a third where the two differ', async () => {
    const open = await cases.openCase(true);
    const cleo = await cases.reviewer();
    for (const [person, verdict] of [
      [ann, confirm],
      [ben, dismiss],
    ] as const) {
      await claim(open, person);
      await decide(open, person, verdict);
      expect(await close(open, person)).toMatchObject(done);
      expect(await stateOf(open)).toMatchObject({ review: 'queued' });
      expect(await claim(open, person)).toMatchObject(refused('reviewer_looked_already', 'R13'));
    }
    await claim(open, cleo);
    await decide(open, cleo, dismiss);
    await close(open, cleo);
    expect(await stateOf(open)).toEqual({ finding: 'dismissed', review: 'closed' });
  });

  test('R2: nobody takes up the case of a screening that has ended', async () => {
    const open = await cases.openCase();
    await world.given(scope, async (reader) => {
      const on = await reader.load(screening, open.screeningId);
      return decided(on, cancelScreening(on.state, { at: instant(world.clock) }));
    });
    expect(await claim(open)).toMatchObject(refused('review_closed'));
  });

  test('an unknown case is unknown', async () => {
    expect(
      await claimReview(world.app, world.commandOf(scope), { reviewId: cases.id('review'), reviewerId: ann }),
    ).toMatchObject(refused('review_unknown'));
  });
});
