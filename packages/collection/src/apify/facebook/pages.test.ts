import { facebookPage, facebookPost, instagramError, type JsonObject } from '@visaguard/testkit';
import { describe, expect, test } from 'vitest';
import { apifyWith, runToEnd, startKey, window } from '../../testing/made-up-apify.ts';
import { collect, obtained, probe } from '../../testing/made-up-runs.ts';
import { postsOrder } from '../posts.ts';
import { decideAfterProbe, type ProbeResult } from '../probe.ts';
import { facebookSource as source } from './source.ts';

const mara = facebookPage('47110', 'Mara.Sample');

describe('a probe of a page', () => {
  test('found: dots and case of its name are ignored, and nothing is asked for that is not used', async () => {
    expect(await probe(source, 'marasample', [mara])).toEqual({
      state: 'found',
      account: {
        ...{ handle: 'MaraSample', accountId: '47110', displayName: 'Mara Sample' },
        ...{ biography: 'made up', postsCount: null },
      },
    });
  });

  test('found: a page without a name of its own answers to its number', async () => {
    expect(await probe(source, '47110', [facebookPage('47110', 'people')])).toMatchObject({ state: 'found' });
    expect(await probe(source, 'people', [facebookPage('47111', 'someone')])).toMatchObject({ state: 'unknown' });
    const older = facebookPage('47110', 'marasample', { facebookId: null });
    expect(await probe(source, 'marasample', [older])).toMatchObject({ account: { accountId: '47110' } });
  });

  test.each<[string, JsonObject]>([
    ['that the actor marks', { personalProfile: true }],
    ['that the actor describes', { personalProfile: { name: 'Mara Sample' } }],
    ['of a person who writes in public', { categories: ['Profile', 'Digital creator'] }],
  ])('R17: a personal timeline %s is not read, and is never clean', async (_, more) => {
    const seen = await probe(source, 'marasample', [{ ...mara, ...more }]);
    expect(seen).toEqual({ state: 'unknown', reason: 'login_required' });
    expect(decideAfterProbe(seen, '47110')).toEqual({ state: 'not_assessed', reason: 'login_required' });
  });

  test.each<[string, JsonObject[], ProbeResult]>([
    ['nothing at all', [], { state: 'unknown', reason: 'blocked' }],
    ['no items', [instagramError('no_items')], { state: 'unknown', reason: 'empty_or_hidden' }],
    ['not available', [instagramError('not_available')], { state: 'unknown', reason: 'empty_or_hidden' }],
    ['not found', [instagramError('not_found')], { state: 'not_found' }],
    ['another page', [facebookPage('99', 'marcsample')], { state: 'unknown', reason: 'schema_error' }],
    ['a page without a number', [{ pageName: 'marasample' }], { state: 'unknown', reason: 'schema_error' }],
    ['a demo row', [{ ...mara, demo: true }], { state: 'unknown', reason: 'mock_data' }],
  ])('%s', async (_, items, seen) => {
    expect(await probe(source, 'marasample', items)).toEqual(seen);
  });
});

describe('posts of a page', () => {
  test('its words, date, link, media; what visitors wrote on it is not its own', async () => {
    const visitor = { id: '99', name: 'Third Person' };
    const collected = await collect(source, 'marasample', [
      facebookPost('1', '4711'),
      facebookPost('2', '4711', { user: visitor }),
      facebookPost('3', '4711', { user: { id: '33720' }, time: null, text: null, isVideo: true, media: [] }),
      facebookPost('4', '99'),
    ]);
    expect(obtained(collected)).toEqual([
      {
        ...{ platform: 'facebook', nativeId: '1', kind: 'authored', audience: 'public', text: 'words of 1' },
        ...{ createdAt: '2025-06-01T10:00:00.000Z', media: { images: 1, videos: 0, audio: 0 } },
        permalink: 'https://www.facebook.com/marasample/posts/1',
        provenance: { file: 'apify/facebook-posts-scraper', item: 0 },
        privateDetails: { likes: 31, reposts: 2, replies: 1 },
      },
      expect.objectContaining({
        ...{ nativeId: '3', text: '', createdAt: '2025-06-01T10:00:00.000Z' },
        media: { images: 0, videos: 1, audio: 0 },
      }),
    ]);
    expect(collected.counts.postsForeign).toBe(2);
  });

  test('are asked for since a day before the window, and no words in pictures or films', async () => {
    const { service, apify } = await apifyWith(source.posts.actor.name, { items: [] });
    const account = { handle: 'marasample', accountId: '4711', displayName: null, biography: null, postsCount: null };
    await runToEnd(apify, postsOrder(source, { account, window, startKeySha256: startKey('1'), postsMax: 20 }));
    expect(service.runsStarted).toMatchObject([
      {
        input: {
          ...{ startUrls: [{ url: 'https://www.facebook.com/marasample' }], resultsLimit: 20, captionText: false },
          onlyPostsNewerThan: '2021-11-01',
        },
      },
    ]);
    expect(service.journal.at(-1)?.query['fields']).not.toMatch(/reaction|profilePic|ocrText/);
  });

  test.each<[string, JsonObject[], string]>([
    ['no items', [instagramError('no_items')], 'empty_or_hidden'],
    ['nothing at all', [], 'blocked'],
    ['posts of another page alone', [facebookPost('1', '99')], 'not_proven'],
    ['posts that nobody signed', [{ postId: '1', text: 'x' }], 'schema_error'],
  ])('R17: %s', async (_, items, reason) => {
    expect(await collect(source, 'marasample', items)).toMatchObject({ state: 'not_assessed', reason });
  });
});
