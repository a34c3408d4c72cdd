import type { PanelKind, VotesRecorded } from '@visaguard/domain';
import { votersFromKeys } from '@visaguard/intelligence/models';
import type { ScreeningId, SourceId, TenantScope } from '@visaguard/kernel';
import { seededRandom, startModelsEmulator } from '@visaguard/testkit';
import type { SourceRef } from '@visaguard/workflow-screening';
import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { instagramOf, ordered, personWith, registeredTenant } from '../testing/made-up-people.ts';
import { type MadeUpPanel, type MadeUpVoter, madeUpVoter } from '../testing/made-up-voters.ts';
import { screeningOf } from '../testing/screening-of.ts';
import { startPanelWorker } from '../testing/start-panel-worker.ts';
import type { TestWorker } from '../testing/start-test-worker.ts';
import { withdrawn } from '../testing/withdrawn.ts';
import { askPanel } from './ask-panel.ts';
import type { PanelVoter } from './panels.ts';

const texts = ['Lentil soup with lemon.', 'Morning run along the river.', 'The library was full again.'];
const minuteMs = 60_000;

let panel: MadeUpPanel;
let world: TestWorker;
beforeAll(async () => {
  ({ world, panel } = await startPanelWorker());
});
beforeEach(() => {
  panel.waitMsMax = 10 * minuteMs;
});
afterAll(() => world?.stop());

/** Its service is away for so many questions; `backAfterMs` is what it says each time. */
function away(family: string, questions: number, backAfterMs = 20): MadeUpVoter {
  const voter = madeUpVoter(family, {
    script: () => (voter.asked.length <= questions ? { noVote: 'unavailable', backAfterMs } : 'none'),
    postsPerBatch: 20,
  });
  return voter;
}

const liveTenant = (kind: PanelKind) =>
  registeredTenant(world, { mode: 'live', simulatedReviewer: false, policy: { panel: kind } });

async function sourceOf(scope: TenantScope, screeningId: ScreeningId) {
  const { kind: reached, sources } = await screeningOf(world, scope, screeningId);
  return { reached, ...sources[0] };
}

async function onRecord(scope: TenantScope, family: string) {
  const events = (await world.events(scope)).filter(({ type }) => type === 'analysis.votes_recorded');
  const recorded = events.map(({ data }) => data as unknown as VotesRecorded['data']);
  const ofFamily = recorded.filter((each) => each.family === family);
  return {
    votes: ofFamily.reduce((sum, { posts, noVotes }) => sum + posts.length - noVotes.length, 0),
    noVotes: ofFamily.flatMap(({ noVotes }) => noVotes.map(({ code }) => code)),
    calls: ofFamily.flatMap(({ calls }) => calls).length,
  };
}

async function screened(kind: PanelKind = 'economical') {
  const scope = await liveTenant(kind);
  const screeningId = await ordered(world, await personWith(world, scope, { instagram: instagramOf(texts) }));
  await world.until('it is in review', async () => (await sourceOf(scope, screeningId)).reached === 'in_review');
  return { scope, assessed: (await sourceOf(scope, screeningId)).assessed };
}

/** A screening whose source is read and whose worker has died, and the steps that another one takes. */
async function collected(): Promise<{ ref: SourceRef; step: (waitedMs?: number) => ReturnType<typeof askPanel> }> {
  const scope = await liveTenant('economical');
  const person = await personWith(world, scope, { instagram: instagramOf(texts) });
  const dead = world.dieOn('screening.source_collected');
  const screeningId = await ordered(world, person);
  await dead;
  const ref = { scope, screeningId, sourceId: (await sourceOf(scope, screeningId)).sourceId as SourceId };
  const context = { attempt: 1, signal: new AbortController().signal };
  return { ref, step: (waitedMs) => askPanel(world, waitedMs === undefined ? ref : { ...ref, waitedMs }, context) };
}

async function assessedByNext({ scope, screeningId }: SourceRef) {
  await world.restart();
  await world.until('it is in review', async () => (await sourceOf(scope, screeningId)).reached === 'in_review');
  return (await sourceOf(scope, screeningId)).assessed?.coverage;
}

describe('R17: a voter whose service is away for now', () => {
  test('is waited for where nobody else can take its place; no post goes without a vote', async () => {
    const gemini = away('gemini', 3);
    panel.voters = [gemini];
    const { scope, assessed } = await screened();
    expect(assessed?.coverage).toEqual({ state: 'assessed' });
    expect(await onRecord(scope, 'gemini')).toEqual({ votes: 3, noVotes: [], calls: gemini.asked.length });
  });

  test('5.5: is replaced at once where another can take its place', async () => {
    panel.voters = [away('gemini', 99, minuteMs), madeUpVoter('openai', { postsPerBatch: 20 })];
    const { scope, assessed } = await screened();
    expect(assessed?.coverage).toEqual({ state: 'assessed' });
    expect(await onRecord(scope, 'gemini')).toMatchObject({ votes: 0, noVotes: Array(3).fill('unavailable') });
    expect(await onRecord(scope, 'openai')).toMatchObject({ votes: 3, noVotes: [] });
  });

  test('wide: two votes are enough, and nobody waits for the third', async () => {
    panel.voters = [madeUpVoter('gemini', { postsPerBatch: 20 }), away('openai', 99, minuteMs)];
    const { scope, assessed } = await screened('wide');
    expect(assessed?.coverage).toEqual({ state: 'assessed' });
    expect(await onRecord(scope, 'openai')).toMatchObject({ votes: 0, noVotes: Array(3).fill('unavailable') });
  });

  test('with the one that would replace it: whichever is back first votes', async () => {
    panel.voters = [away('gemini', 1), away('openai', 99)];
    const { scope, assessed } = await screened();
    expect(assessed?.coverage).toEqual({ state: 'assessed' });
    expect(await onRecord(scope, 'gemini')).toMatchObject({ votes: 3, noVotes: [] });
    expect(await onRecord(scope, 'openai')).toMatchObject({ votes: 0, noVotes: [], calls: 1 });
  });

  test('holds up nothing that is no fault of its service: a post that it refuses has no vote at once', async () => {
    const gemini = madeUpVoter('gemini', { postsPerBatch: 20 });
    gemini.script = (text) => {
      if (text.includes('soup')) return { noVote: 'blocked' };
      return gemini.asked.length === 1 ? { noVote: 'timed_out', backAfterMs: 20 } : 'none';
    };
    panel.voters = [gemini];
    const { scope, assessed } = await screened();
    expect(assessed?.counts).toMatchObject({ postsAssessed: 2, postsNotAssessed: { model_failed: 1 } });
    expect(await onRecord(scope, 'gemini')).toEqual({ votes: 2, noVotes: ['blocked'], calls: 2 });
    expect(gemini.asked.map((posts) => posts.length)).toEqual([3, 2]);
  });
});

describe('how long it is waited for', () => {
  test('as long as is told, and then the posts go without its vote: a dead service holds no screening for ever', async () => {
    panel.voters = [away('gemini', 99, 4 * minuteMs)];
    const { ref, step } = await collected();
    expect(await step(0)).toEqual({ waitMs: 4 * minuteMs });
    expect(await step(4 * minuteMs)).toEqual({ waitMs: 4 * minuteMs });
    expect(await onRecord(ref.scope, 'gemini')).toMatchObject({ noVotes: [], calls: 2 });
    expect(await step(8 * minuteMs)).toBe('done');
    expect(await onRecord(ref.scope, 'gemini')).toMatchObject({ noVotes: Array(3).fill('unavailable'), calls: 3 });
    expect(await assessedByNext(ref)).toEqual({ state: 'not_assessed', reason: 'model_failed' });
  });

  test('over the death of a worker: the next one asks again, and nothing was recorded that it would have to keep', async () => {
    const gemini = away('gemini', 1, minuteMs);
    panel.voters = [gemini];
    const scope = await liveTenant('economical');
    const screeningId = await ordered(world, await personWith(world, scope, { instagram: instagramOf(texts) }));
    await world.until('it was asked', async () => (await onRecord(scope, 'gemini')).calls === 1);
    const sourceId = (await sourceOf(scope, screeningId)).sourceId as SourceId;
    expect(await assessedByNext({ scope, screeningId, sourceId })).toEqual({ state: 'assessed' });
    expect(await onRecord(scope, 'gemini')).toEqual({ votes: 3, noVotes: [], calls: 2 });
  });

  test('R2: no longer than the consent holds: who withdraws ends the wait', async () => {
    const gemini = away('gemini', 99, minuteMs);
    panel.voters = [gemini];
    const scope = await liveTenant('economical');
    const person = await personWith(world, scope, { instagram: instagramOf(texts) });
    const screeningId = await ordered(world, person);
    await world.until('it was asked', async () => (await onRecord(scope, 'gemini')).calls === 1);
    await withdrawn(world, person);
    await world.until('it is closed', async () => (await sourceOf(scope, screeningId)).reached === 'closed');
    await world.runner().idle();
    expect(gemini.asked).toHaveLength(1);
  });

  test('not at all by a process that began before it could wait', async () => {
    panel.voters = [away('gemini', 99)];
    const { ref, step } = await collected();
    expect(await step()).toBe('done');
    expect(await assessedByNext(ref)).toEqual({ state: 'not_assessed', reason: 'model_failed' });
  });

  test('over an outage of half a minute, by its own client: every post has its votes', async () => {
    const service = await startModelsEmulator();
    onTestFinished(() => service.close());
    const pauses = { timeoutMs: 20_000, retryMs: 1, waitMsMax: 50, restMs: 30_000 };
    const access = { key: service.key, url: service.urls.gemini };
    const deps = { random: seededRandom('away'), clock: world.clock, pauses };
    const [gemini] = votersFromKeys({ gemini: access }, deps);
    if (!gemini) throw new Error('a key makes a voter');
    const voter: PanelVoter = { ...gemini, inPlace: (call) => call() };
    panel.voters = [voter];
    panel.limitMicros = 100_000_000;
    service.fail('gemini', 'html_502', { times: 9 });
    const { ref, step } = await collected();
    // Three questions of three calls each open the breaker, which then asks nobody for half a minute.
    expect([await step(0), await step(0), await step(0)]).toEqual(Array(3).fill({ waitMs: 30_000 }));
    world.later(10_000);
    expect(await step(0)).toEqual({ waitMs: 20_000 });
    expect(service.journal).toHaveLength(9);
    world.later(20_000);
    expect(await step(20_000)).toBe('done');
    expect(await onRecord(ref.scope, 'gemini')).toEqual({ votes: 3, noVotes: [], calls: 10 });
    expect(await assessedByNext(ref)).toEqual({ state: 'assessed' });
  });
});
