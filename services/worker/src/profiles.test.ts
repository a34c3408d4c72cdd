import { loadState } from '@visaguard/application';
import { type Coverage, handle, type NotAssessedReason } from '@visaguard/domain';
import type { ScreeningId, TenantScope } from '@visaguard/kernel';
import { instagramError, type RunScript } from '@visaguard/testkit';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { ordered, registeredTenant } from './testing/made-up-people.ts';
import {
  type MadeUpService,
  madeUpService,
  personOnInstagram,
  postsActor,
  profileActor,
  publicPosts,
  publicProfile,
} from './testing/made-up-profiles.ts';
import { screeningOf } from './testing/screening-of.ts';
import { startTestWorker, type TestWorker } from './testing/start-test-worker.ts';

let apify: MadeUpService;
let world: TestWorker;
let scope: TenantScope;
beforeAll(async () => {
  apify = await madeUpService();
  world = await startTestWorker(apify);
  scope = await registeredTenant(world, { mode: 'live', simulatedReviewer: false });
});
beforeEach(() => Object.assign(apify.scripts, { profile: publicProfile(), posts: publicPosts() }));
afterAll(async () => {
  await world?.stop();
  await apify?.service.close();
});

const runsOf = (actor: string) => apify.service.runsStarted.filter((run) => run.actor === actor).length;

const stateOf = (screeningId: ScreeningId) => screeningOf(world, scope, screeningId);

async function collected(screeningId: ScreeningId) {
  await world.until(`${screeningId} is in review`, async () => (await stateOf(screeningId)).kind === 'in_review');
  const [source] = (await stateOf(screeningId)).sources;
  if (!source) throw new Error('there is a source');
  return source;
}

async function coverageOf(screeningId: ScreeningId): Promise<Coverage | undefined> {
  return (await collected(screeningId)).assessed?.coverage;
}

/** What the store says of the runs that have ended, the newest last. */
const runEnds = async () =>
  (await world.events(scope)).flatMap(({ type, data }) =>
    type === 'actor_run.ended' ? [data as Readonly<Record<string, unknown>>] : [],
  );

describe('a public profile', () => {
  test('of a proven handle is looked at, read and assessed, and what it cost is on record', async () => {
    const before = [runsOf(profileActor), runsOf(postsActor)];
    const source = await collected(await ordered(world, await personOnInstagram(world, scope)));
    expect(source.assessed?.coverage).toEqual({ state: 'assessed' });
    expect(source.collected).toMatchObject({
      counts: { postsRead: 4, entriesRead: 4, images: 4 },
      ...{ windowReached: true, limitReached: false, gaps: [], identifiers: ['proven_handle'] },
    });
    expect(source.assessed?.counts).toMatchObject({ postsAssessed: 4, findingsProposed: 1 });
    expect([runsOf(profileActor), runsOf(postsActor)]).toEqual(before.map((count) => count + 1));
    expect((await runEnds()).slice(-2).map((end) => [end['outcome'], end['rows'], end['costUsd']])).toEqual([
      ['found_with_posts', 1, 0.003],
      ['obtained', 4, 0.01],
    ]);
  });

  test('R7: of a handle that is not proven is not asked for', async () => {
    const before = apify.service.journal.length;
    const screeningId = await ordered(world, await personOnInstagram(world, scope, { proof: 'none' }));
    expect(await coverageOf(screeningId)).toEqual({ state: 'not_assessed', reason: 'not_proven' });
    expect(apify.service.journal.length).toBe(before);
  });

  test('R7: under another number than the proven account has is not read, and the handle is held', async () => {
    apify.scripts.profile = publicProfile({ id: '9999' });
    const before = runsOf(postsActor);
    const person = await personOnInstagram(world, scope);
    const screeningId = await ordered(world, person);
    expect(await coverageOf(screeningId)).toEqual({ state: 'not_assessed', reason: 'not_proven' });
    expect(runsOf(postsActor)).toBe(before);
    const { state } = await loadState(world.app, scope, { aggregate: handle, streamId: person.handleId });
    expect(state.kind).toBe('held');
  });

  test('R7: gives a handle that was proven without a number the number of its account', async () => {
    const person = await personOnInstagram(world, scope, { proof: 'without_number' });
    expect(await coverageOf(await ordered(world, person))).toEqual({ state: 'assessed' });
    const { state } = await loadState(world.app, scope, { aggregate: handle, streamId: person.handleId });
    expect(state).toMatchObject({ kind: 'proven', accountId: '4711' });
  });

  const nothing: RunScript = { items: [instagramError('no_items')] };
  test.each<[string, Partial<MadeUpService['scripts']>, NotAssessedReason, number]>([
    ['that is private', { profile: publicProfile({ private: true }) }, 'private', 0],
    ['that is not there', { profile: { items: [instagramError('not_found')] } }, 'not_found', 0],
    ['that cannot be seen', { profile: { items: [] } }, 'blocked', 0],
    ['that has no posts', { profile: publicProfile({ postsCount: 0 }) }, 'empty_or_hidden', 0],
    ['whose run failed', { profile: { items: [], status: 'FAILED' } }, 'adapter_down', 0],
    ['whose rows have no known form', { profile: { items: [{ pk: 1 }] } }, 'schema_error', 0],
    ['whose rows are for show', { profile: { items: [{ demo: true }] } }, 'mock_data', 0],
    ['whose posts are not shown, twice', { posts: nothing }, 'blocked', 2],
    ['whose run of posts was aborted', { posts: { items: [], status: 'ABORTED' } }, 'adapter_down', 1],
  ])('R17: %s is not assessed, with that reason', async (_what, scripts, reason, postsRuns) => {
    Object.assign(apify.scripts, scripts);
    const before = runsOf(postsActor);
    const screeningId = await ordered(world, await personOnInstagram(world, scope));
    expect(await coverageOf(screeningId)).toEqual({ state: 'not_assessed', reason });
    expect(runsOf(postsActor) - before).toBe(postsRuns);
  });
});
