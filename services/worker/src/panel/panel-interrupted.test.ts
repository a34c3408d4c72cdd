import type { VotesRecorded } from '@visaguard/domain';
import type { PostVote } from '@visaguard/intelligence';
import type { ScreeningId, SourceId, TenantScope } from '@visaguard/kernel';
import type { SourceRef } from '@visaguard/workflow-screening';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { instagramOf, ordered, personWith, registeredTenant } from '../testing/made-up-people.ts';
import { type MadeUpPanel, type MadeUpVoter, madeUpVoter } from '../testing/made-up-voters.ts';
import { screeningOf } from '../testing/screening-of.ts';
import { startPanelWorker } from '../testing/start-panel-worker.ts';
import type { TestWorker } from '../testing/start-test-worker.ts';
import { askPanel } from './ask-panel.ts';

const texts = [
  'Lentil soup with lemon.',
  'Morning run along the river.',
  'The library was full again, so I walked home.',
];

let panel: MadeUpPanel;
let world: TestWorker;
beforeAll(async () => {
  ({ world, panel } = await startPanelWorker());
});
afterAll(() => world?.stop());

/** Says what it says of the first post of a question, and of the others nothing any more: the caller has given it up. */
function givenUp(voter: MadeUpVoter, giveUp: () => void): MadeUpVoter {
  return {
    ...voter,
    async vote(posts, options) {
      const answer = await voter.vote(posts, options);
      giveUp();
      const votes = answer.votes.map(
        (vote, nth): PostVote => (nth === 0 ? vote : { postId: vote.postId, kind: 'no_vote', reason: 'unavailable' }),
      );
      return { ...answer, votes };
    },
  };
}

async function votesOnRecord(scope: TenantScope, family: string): Promise<VotesRecorded['data'][]> {
  const recorded = (await world.events(scope)).filter(({ type }) => type === 'analysis.votes_recorded');
  return recorded.map(({ data }) => data as unknown as VotesRecorded['data']).filter((each) => each.family === family);
}

const stateOf = (scope: TenantScope, screeningId: ScreeningId) => screeningOf(world, scope, screeningId);

/** A screening whose one source is read, and whose worker has died. */
async function collected(): Promise<SourceRef> {
  const scope = await registeredTenant(world, { mode: 'live', simulatedReviewer: false });
  const person = await personWith(world, scope, { instagram: instagramOf(texts) });
  const dead = world.dieOn('screening.source_collected');
  const screeningId = await ordered(world, person);
  await dead;
  return { scope, screeningId, sourceId: (await stateOf(scope, screeningId)).sources[0]?.sourceId as SourceId };
}

async function judgedByNext({ scope, screeningId }: SourceRef) {
  await world.restart();
  await world.until('it is in review', async () => (await stateOf(scope, screeningId)).kind === 'in_review');
  expect((await stateOf(scope, screeningId)).sources[0]?.assessed?.coverage).toEqual({ state: 'assessed' });
}

describe('an attempt whose time is over, or whose worker stops, while a panel votes', () => {
  test('R17: what nobody answered is no vote of the family: it is asked again, and every call is on record', async () => {
    const voter = madeUpVoter('gemini');
    const giving = new AbortController();
    panel.voters = [givenUp(voter, () => giving.abort(new Error('shutting down')))];
    const ref = await collected();

    await expect(askPanel(world, ref, { attempt: 1, signal: giving.signal })).rejects.toThrow('shutting down');
    const given = await votesOnRecord(ref.scope, 'gemini');
    expect(given).toMatchObject([{ posts: { length: 1 }, noVotes: [], calls: [{}] }]);

    panel.voters = [voter];
    await judgedByNext(ref);
    const recorded = await votesOnRecord(ref.scope, 'gemini');
    expect(recorded.flatMap(({ posts }) => posts).length).toBe(texts.length);
    expect(recorded.flatMap(({ noVotes }) => noVotes)).toEqual([]);
    expect(recorded.flatMap(({ calls }) => calls).length).toBe(voter.asked.length);
  });

  test('a step puts nothing new before a slow voter when its time is half over, and is followed by another', async () => {
    const voter = madeUpVoter('gemini', { postsPerBatch: 1 });
    panel.voters = [voter];
    const ref = await collected();
    voter.afterAnswer = async () => world.later(3 * 60_000);
    const step = () => askPanel(world, ref, { attempt: 1, signal: new AbortController().signal });
    expect([await step(), voter.asked.length]).toEqual(['more', 2]);
    expect([await step(), voter.asked.length]).toEqual(['done', 3]);
    await judgedByNext(ref);
  });
});
