import { instagramError, instagramPost, type JsonObject, type RunScript } from '@visaguard/testkit';
import { describe, expect, test } from 'vitest';
import { madeUpApify, mara, marasPost, runToEnd, startKey, window } from '../testing/made-up-apify.ts';
import { instagramSource as source } from './instagram/source.ts';
import { type CollectedPosts, judgePosts, postsOrder } from './posts.ts';

async function collect(posts: RunScript, postsMax = 50): Promise<CollectedPosts> {
  const { service, apify } = await madeUpApify({ posts });
  const request = { account: mara, window, startKeySha256: startKey('screening 1'), postsMax };
  const collected = judgePosts(source, request, await runToEnd(apify, postsOrder(source, request)));
  expect(service.runsStarted).toHaveLength(1);
  return collected;
}

function postsOf(collected: CollectedPosts) {
  if (collected.state !== 'obtained') throw new Error(`not obtained: ${collected.reason}`);
  return collected.posts;
}

const third = { ownerId: '99', ownerUsername: 'third.person', timestamp: '2025-06-01T10:00:00.000Z' };

describe('obtained', () => {
  test('a post has its text, date, link, media and place; what others wrote under it is not even asked for', async () => {
    const collected = await collect({ items: [marasPost('1')], costUsd: 0.02 });
    expect(collected).toMatchObject({ state: 'obtained', windowReached: true, limitReached: false, costUsd: 0.02 });
    expect(postsOf(collected)).toEqual([
      {
        ...{ platform: 'instagram', nativeId: '1', kind: 'authored', audience: 'public', text: 'words of 1' },
        ...{ createdAt: '2025-06-01T10:00:00.000Z', permalink: 'https://www.instagram.com/p/C1/' },
        ...{ media: { images: 1, videos: 0, audio: 0 }, provenance: { file: 'apify/instagram-scraper', item: 0 } },
        privateDetails: { likes: 31, replies: 2, location: 'Sample Bay' },
      },
    ]);
    expect(JSON.stringify(collected)).not.toContain('third.person');
  });

  test('R9: engagement and location stand in the private part alone', async () => {
    const [post] = postsOf(await collect({ items: [marasPost('1')] }));
    const { privateDetails, ...judged } = post ?? {};
    expect(privateDetails).toBeDefined();
    expect(JSON.stringify(judged)).not.toMatch(/Sample Bay|likes|31/);
  });

  test('likes that are hidden are no number of likes', async () => {
    const [post] = postsOf(await collect({ items: [{ ...marasPost('1'), likesCount: -1, locationName: null }] }));
    expect(post?.privateDetails).toEqual({ replies: 2 });
  });

  test('R8: older and newer posts are dropped and counted, undated ones are kept as such', async () => {
    const items = [
      marasPost('1'),
      marasPost('old', '2021-10-31T00:00:00.000Z'),
      marasPost('new', '2026-11-20T00:00:00.000Z'),
      marasPost('undated', 'yesterday'),
      marasPost('early', '1970-01-01T00:00:00.000Z'),
    ];
    const collected = await collect({ items });
    expect(collected.counts).toMatchObject({ postsTooOld: 1, postsTooNew: 1, postsUndated: 2 });
    expect(postsOf(collected).map(({ nativeId, createdAt }) => [nativeId, createdAt])).toEqual([
      ['1', '2025-06-01T10:00:00.000Z'],
      ['undated', null],
      ['early', null],
    ]);
  });

  test('a post that comes twice is one, and pages are read past a counter that lags', async () => {
    const many = Array.from({ length: 1_201 }, (_, nth) => marasPost(`n${nth}`));
    const { apify } = await madeUpApify({ posts: { items: [...many, marasPost('n0')] } }, { counterLagReads: 99 });
    const request = { account: mara, window, startKeySha256: startKey('many') };
    const collected = judgePosts(source, request, await runToEnd(apify, postsOrder(source, request)));
    expect(postsOf(collected)).toHaveLength(1_201);
    expect(collected.counts.postsRepeated).toBe(1);
  });

  test("a post of somebody else is the account's only where it was made together, and then as theirs", async () => {
    const joint = {
      ...instagramPost({ ...third, id: 'joint', caption: 'theirs' }),
      coauthorProducers: [{ id: '4711' }],
    };
    const items = [marasPost('1'), joint, instagramPost({ ...third, id: 'foreign', caption: 'not hers' })];
    const collected = await collect({ items });
    expect(postsOf(collected).map(({ nativeId, kind }) => [nativeId, kind])).toEqual([
      ['1', 'authored'],
      ['joint', 'shared'],
    ]);
    expect(collected.counts.postsForeign).toBe(1);
  });
});

describe('obtained in part: the window is not reached', () => {
  const items = [marasPost('1'), marasPost('2')];

  test('the limit of posts', async () => {
    expect(await collect({ items }, 2)).toMatchObject({ windowReached: false, limitReached: true });
  });

  test('the limit of cost, by which a run ends well and short', async () => {
    const { maxTotalChargeUsd } = postsOrder(source, {
      ...{ account: mara, window, startKeySha256: startKey('any'), postsMax: 50 },
    });
    const collected = await collect({ items, costUsd: maxTotalChargeUsd });
    expect(collected).toMatchObject({ state: 'obtained', windowReached: false, limitReached: true });
  });

  test('R17: a run of which is not said what it has cost: the limit of cost may have ended it', async () => {
    const { apify } = await madeUpApify({ posts: { items } });
    const request = { account: mara, window, startKeySha256: startKey('screening 1') };
    const run = await runToEnd(apify, postsOrder(source, request));
    expect(run.end.costUsd).toBe(0);
    expect(judgePosts(source, request, run)).toMatchObject({ state: 'obtained', windowReached: true });
    const unknown = { ...run, end: { ...run.end, costUsd: null } };
    expect(judgePosts(source, request, unknown)).toMatchObject({
      ...{ state: 'obtained', windowReached: false, limitReached: false, costUsd: null },
    });
  });

  test.each<[string, RunScript]>([
    ['a run that ran out of time', { items, status: 'TIMED-OUT' }],
    ['an error among the posts', { items: [...items, instagramError('restricted_page')] }],
    ['a row of unknown form', { items: [...Array.from({ length: 30 }, (_, nth) => marasPost(`n${nth}`)), { pk: 1 }] }],
  ])('%s', async (_, script) => {
    expect(await collect(script)).toMatchObject({ state: 'obtained', windowReached: false, limitReached: false });
  });
});

describe('R17: what was not obtained is never clean', () => {
  const foreign = instagramPost({ ...third, id: '1', caption: 'x' });
  test.each<[string, RunScript, string]>([
    ['a run that ended well with nothing in it', { items: [] }, 'blocked'],
    ['no items, as the actor says', { items: [instagramError('no_items')] }, 'empty_or_hidden'],
    ['a post that is not available', { items: [instagramError('not_available')] }, 'empty_or_hidden'],
    ['no such profile', { items: [instagramError('not_found')] }, 'not_found'],
    ['an error of a name that is not known', { items: [instagramError('challenge')] }, 'blocked'],
    ['no results', { items: [{ noResults: true }, { noResults: true }] }, 'blocked'],
    ['nothing in the window', { items: [marasPost('1', '2019-01-01T00:00:00.000Z')] }, 'empty_or_hidden'],
    ["nothing but another account's posts", { items: [foreign] }, 'not_proven'],
    ['posts in an unknown form', { items: [marasPost('1'), { pk: 1 }] }, 'schema_error'],
    ['a run that failed, with some posts', { items: [marasPost('1')], status: 'FAILED' }, 'adapter_down'],
    ['a run that was aborted, with some posts', { items: [marasPost('1')], status: 'ABORTED' }, 'adapter_down'],
    ['a run that ran out of time with nothing', { items: [], status: 'TIMED-OUT' }, 'adapter_down'],
  ])('%s: %s', async (_, script, reason) => {
    expect(await collect(script)).toMatchObject({ state: 'not_assessed', reason });
  });

  test('R30: one demo row spoils the source', async () => {
    const demo: JsonObject = { ...marasPost('2'), demo: true };
    expect(await collect({ items: [marasPost('1'), demo] })).toMatchObject({
      ...{ state: 'not_assessed', reason: 'mock_data' },
    });
  });
});
