import type { VotesRecorded } from '@visaguard/domain';
import type { ScreeningId, TenantScope } from '@visaguard/kernel';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { instagramOf, ordered, personWith, registeredTenant } from '../testing/made-up-people.ts';
import { type MadeUpPanel, type MadeUpVoter, madeUpVoter, type Script } from '../testing/made-up-voters.ts';
import { screeningOf } from '../testing/screening-of.ts';
import { startPanelWorker } from '../testing/start-panel-worker.ts';
import type { TestWorker } from '../testing/start-test-worker.ts';
import { withdrawn } from '../testing/withdrawn.ts';
import { askPanel } from './ask-panel.ts';

const texts = [
  'Passed my statistics exam, three cups of coffee later.',
  'He lied about me in front of everyone. I am going to kill him for this.',
  'New week, new recipe: lentil soup with lemon.',
  'Morning run along the river before lectures.',
  'The library was full again, so I read on the stairs.',
];
const words = 'kill him';
const threat: Script = (text) =>
  text.includes(words) ? [{ category: 'threat_violence', severity: 'high', words }] : 'none';

const liveTenant = { mode: 'live', simulatedReviewer: false, policy: { panel: 'economical' } } as const;

let panel: MadeUpPanel;
let world: TestWorker;
let scope: TenantScope;
let [first, second]: [MadeUpVoter, MadeUpVoter] = [madeUpVoter('gemini'), madeUpVoter('openai')];
beforeAll(async () => {
  ({ world, panel } = await startPanelWorker());
});
beforeEach(async () => {
  // The first sees nothing, so that the built-in analyser and it differ and the second is asked about one post.
  [first, second] = [madeUpVoter('gemini'), madeUpVoter('openai', { script: threat })];
  panel.voters = [first, second];
  scope = await registeredTenant(world, liveTenant);
});
afterAll(() => world?.stop());

const person = () => personWith(world, scope, { instagram: instagramOf(texts) });

const stateOf = (screeningId: ScreeningId) => screeningOf(world, scope, screeningId);
const inReview = (screeningId: ScreeningId) =>
  world.until(`${screeningId} is in review`, async () => (await stateOf(screeningId)).kind === 'in_review');

/** How many posts each family voted on, as it is on record, and how often anything else of an analysis was written. */
async function onRecord(): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  const add = (key: string, by: number) => {
    counts[key] = (counts[key] ?? 0) + by;
  };
  for (const { type, data } of await world.events(scope)) {
    if (type === 'analysis.votes_recorded') {
      const { family, posts } = data as unknown as VotesRecorded['data'];
      add(family, posts.length);
    } else if (/^analysis\.|^finding\.|source_assessed/.test(type)) add(type, 1);
  }
  return counts;
}
const everything = {
  ...{ 'built-in': 5, gemini: 5, openai: 1 },
  ...{ 'analysis.started': 1, 'analysis.batch_decided': 3, 'analysis.completed': 1 },
  ...{ 'finding.proposed': 1, 'screening.source_assessed': 1 },
};
/** Three batches for the first, one post for the second. */
const calls = () => first.asked.length + second.asked.length;

describe('a worker that dies while a panel votes', () => {
  test('undisturbed: each family is asked for what is missing, and everything is on record once', async () => {
    await inReview(await ordered(world, await person()));
    expect(await onRecord()).toEqual(everything);
    expect([first.asked.map((posts) => posts.length), second.asked.map((posts) => posts.length)]).toEqual([
      [2, 2, 1],
      [1],
    ]);
  });

  test('after any of its effects: no vote that is on record is asked for again', async () => {
    let deaths = 0;
    for (let effects = 1; effects <= 26; effects++) {
      [first, second] = [madeUpVoter('gemini'), madeUpVoter('openai', { script: threat })];
      panel.voters = [first, second];
      scope = await registeredTenant(world, liveTenant);
      const dead = world.dieAfter(effects).then(() => true);
      const screeningId = await ordered(world, await person());
      const done = inReview(screeningId).then(() => false);
      if (await Promise.race([dead, done])) deaths += 1;
      await world.restart();
      await inReview(screeningId);
      expect(await onRecord(), `died after effect ${effects}`).toEqual(everything);
      // One answer was perhaps under way, and nobody heard of it.
      expect(calls(), `died after effect ${effects}`).toBeLessThanOrEqual(5);
    }
    expect(deaths, 'workers did die').toBeGreaterThan(18);
  }, 240_000);

  test.each([
    ['analysis.batch_decided', 4],
    ['analysis.completed', 4],
    ['finding.proposed', 4],
  ])('with the first %s: everybody was asked as often as if nothing had happened', async (type, times) => {
    const dead = world.dieOn(type);
    const screeningId = await ordered(world, await person());
    await dead;
    await world.restart();
    await inReview(screeningId);
    expect(await onRecord()).toEqual(everything);
    expect(calls()).toBe(times);
  });

  test('after a voter has answered, before it is on record: that answer is lost, and only that is asked for again', async () => {
    const dead = new Promise<void>((resolve) => {
      first.afterAnswer = async () => {
        first.afterAnswer = async () => {};
        world.die();
        resolve();
        await new Promise(() => {});
      };
    });
    const screeningId = await ordered(world, await person());
    await dead;
    await world.restart();
    await inReview(screeningId);
    expect(await onRecord()).toEqual(everything);
    expect(first.asked.map((posts) => posts.length)).toEqual([2, 2, 2, 1]);
  });

  test('and attempts at one step that go on at once: each vote counts once, and every call is paid for on record', async () => {
    const dead = world.dieOn('screening.source_collected');
    const screeningId = await ordered(world, await person());
    await dead;
    const { sourceId } = (await stateOf(screeningId)).sources[0] ?? {};
    if (!sourceId) throw new Error('there is a source');
    const context = { attempt: 1, signal: new AbortController().signal };
    const step = () => askPanel(world, { scope, screeningId, sourceId }, context);
    expect(await Promise.all([step(), step(), step()])).toEqual(['done', 'done', 'done']);
    await world.restart();
    await inReview(screeningId);
    expect(await onRecord()).toEqual(everything);
    expect(calls()).toBeGreaterThan(4);
    await world.readModelsSettled();
    const spent = await world.queries.modelVotes.spentSince(scope, '2026-11-01T00:00:00.000Z');
    expect(spent?.costMicros).toBe(calls() * 1_000);
  });

  test('where the keys are gone when it comes back: what began under a panel is ended under it, as not assessed', async () => {
    const dead = world.dieOn('analysis.votes_recorded');
    const screeningId = await ordered(world, await person());
    await dead;
    panel.voters = [];
    await world.restart();
    await inReview(screeningId);
    const { sources } = await stateOf(screeningId);
    expect(sources[0]?.assessed?.coverage).toEqual({ state: 'not_assessed', reason: 'model_failed' });
    expect(sources[0]?.assessed?.voters.map(({ family }) => family)).toEqual(['built-in', 'gemini', 'openai']);
  });
});

describe('R2: a withdrawal while a panel votes', () => {
  test('nothing is asked any more after the batch that was before it', async () => {
    const of = await person();
    first.afterAnswer = async () => {
      first.afterAnswer = async () => {};
      await withdrawn(world, of);
    };
    const screeningId = await ordered(world, of);
    await world.until('the screening is closed', async () => (await stateOf(screeningId)).kind === 'closed');
    await world.runner().idle();
    expect(calls()).toBe(1);
    expect(await onRecord()).not.toHaveProperty('finding.proposed');
  });
});
