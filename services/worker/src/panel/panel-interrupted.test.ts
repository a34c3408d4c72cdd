import { loadState } from '@visaguard/application';
import { screening, type VotesRecorded } from '@visaguard/domain';
import type { PostVote } from '@visaguard/intelligence';
import type { SourceId, TenantScope } from '@visaguard/kernel';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { instagramOf, ordered, personWith, registeredTenant } from '../testing/made-up-people.ts';
import { type MadeUpPanel, type MadeUpVoter, madeUpPanel, madeUpVoter } from '../testing/made-up-voters.ts';
import { startTestWorker, type TestWorker } from '../testing/start-test-worker.ts';
import { askPanel } from './ask-panel.ts';

const texts = [
  'Lentil soup with lemon.',
  'Morning run along the river.',
  'The library was full again, so I walked home.',
];

let panel: MadeUpPanel;
let world: TestWorker;
beforeAll(async () => {
  panel = madeUpPanel();
  world = await startTestWorker({ panels: panel });
  panel.world = world;
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

describe('an attempt whose time is over, or whose worker stops, while a panel votes', () => {
  test('R17: what nobody answered is no vote of the family: it is asked again, and every call is on record', async () => {
    const voter = madeUpVoter('gemini');
    const giving = new AbortController();
    panel.voters = [givenUp(voter, () => giving.abort(new Error('shutting down')))];
    const scope = await registeredTenant(world, { mode: 'live', simulatedReviewer: false });
    const person = await personWith(world, scope, { instagram: instagramOf(texts) });
    const dead = world.dieOn('screening.source_collected');
    const screeningId = await ordered(world, person);
    await dead;
    const stateOf = async () => {
      const { state } = await loadState(world.app, scope, { aggregate: screening, streamId: screeningId });
      return state.kind === 'none' ? null : state;
    };
    const sourceId = (await stateOf())?.sources[0]?.sourceId as SourceId;

    const step = askPanel(world, { scope, screeningId, sourceId }, { attempt: 1, signal: giving.signal });
    await expect(step).rejects.toThrow('shutting down');
    expect(await votesOnRecord(scope, 'gemini')).toMatchObject([{ posts: { length: 1 }, noVotes: [], calls: [{}] }]);

    panel.voters = [voter];
    await world.restart();
    await world.until('it is in review', async () => (await stateOf())?.kind === 'in_review');
    expect((await stateOf())?.sources[0]?.assessed?.coverage).toEqual({ state: 'assessed' });
    const recorded = await votesOnRecord(scope, 'gemini');
    expect(recorded.flatMap(({ posts }) => posts).length).toBe(texts.length);
    expect(recorded.flatMap(({ noVotes }) => noVotes)).toEqual([]);
    expect(recorded.flatMap(({ calls }) => calls).length).toBe(voter.asked.length);
  });
});
