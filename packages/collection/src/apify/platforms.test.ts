import {
  type JsonObject,
  linkedinPost,
  linkedinProfile,
  tiktokError,
  tiktokVideo,
  xTweet,
  xUser,
} from '@visaguard/testkit';
import { describe, expect, test } from 'vitest';
import { collect, obtained, probe } from '../testing/made-up-runs.ts';
import { linkedinSource } from './linkedin/source.ts';
import type { ProbeResult } from './probe.ts';
import { tiktokSource } from './tiktok/source.ts';
import { xSource } from './x/source.ts';

describe('x', () => {
  const mara = xUser('4711', 'Mara_Sample');

  test('found: the handle is compared without case', async () => {
    expect(await probe(xSource, 'mara_sample', [mara])).toMatchObject({
      ...{ state: 'found', account: { handle: 'Mara_Sample', accountId: '4711', biography: 'made up' } },
    });
  });

  test('private: an account that is marked as protected', async () => {
    expect(await probe(xSource, 'mara_sample', [{ ...mara, protected: true }])).toMatchObject({ state: 'private' });
  });

  test('no results say nothing of an account', async () => {
    expect(await probe(xSource, 'mara_sample', [{ noResults: true }])).toEqual({ state: 'unknown', reason: 'blocked' });
  });

  test('posts, replies, quotations and retweets, each as what it is', async () => {
    const posts = obtained(
      await collect(xSource, 'mara_sample', [
        xTweet('1', mara),
        xTweet('2', mara, { isReply: true }),
        xTweet('3', mara, { isQuote: true, quote: { fullText: 'what is quoted' } }),
        xTweet('4', mara, { isRetweet: true, retweet: { fullText: 'what is passed on' } }),
        xTweet('5', xUser('99', 'third_person')),
      ]),
    );
    expect(posts.map(({ nativeId, kind, text, quotedText }) => [nativeId, kind, text, quotedText])).toEqual([
      ['1', 'authored', 'words of 1', undefined],
      ['2', 'reply', 'words of 2', undefined],
      ['3', 'quoted', 'words of 3', 'what is quoted'],
      ['4', 'shared', 'what is passed on', undefined],
    ]);
    expect(posts[0]).toMatchObject({
      ...{ createdAt: '2025-06-01T10:00:00.000Z', permalink: 'https://x.com/mara_sample/status/1' },
      privateDetails: { likes: 31, reposts: 2, replies: 1 },
    });
  });

  test.each<[string, JsonObject[], string]>([
    ['no results, said several times', [{ noResults: true }, { noResults: true }], 'empty_or_hidden'],
    ['demo rows', [{ ...xTweet('1', mara), demo: true }], 'mock_data'],
    ['rows in an unknown form', [{ tweet: { id_str: '1' } }], 'schema_error'],
  ])('R17: %s', async (_, items, reason) => {
    expect(await collect(xSource, 'mara_sample', items)).toMatchObject({ state: 'not_assessed', reason });
  });
});

describe('tiktok', () => {
  const mara = { id: '4711', name: 'mara.sample' };

  test('found: a video names its account', async () => {
    expect(await probe(tiktokSource, 'mara.sample', [tiktokVideo('73001', mara)])).toMatchObject({
      ...{ state: 'found', account: { accountId: '4711', biography: 'made up', postsCount: 3 } },
    });
  });

  test.each<[string, ProbeResult]>([
    ['NOT_FOUND', { state: 'not_found' }],
    ['SEARCH_QUERY_PROFILE_NOT_FOUND', { state: 'not_found' }],
    ['PROFILE_PRIVATE', { state: 'private', account: null }],
    ['PROFILE_EMPTY', { state: 'unknown', reason: 'empty_or_hidden' }],
    ['CAPTCHA', { state: 'unknown', reason: 'blocked' }],
  ])('the error %s', async (code, seen) => {
    expect(await probe(tiktokSource, 'mara.sample', [tiktokError(code)])).toEqual(seen);
  });

  test('the words under a video, its date and link; what belongs to others is left', async () => {
    const other = tiktokVideo('73002', { id: '99', name: 'third.person' });
    const collected = await collect(tiktokSource, 'mara.sample', [tiktokVideo('73001', mara), other]);
    expect(obtained(collected)).toEqual([
      {
        ...{ platform: 'tiktok', nativeId: '73001', kind: 'authored', audience: 'public', text: 'words of 73001' },
        ...{ createdAt: '2025-06-01T10:00:00.000Z', media: { images: 0, videos: 1, audio: 0 } },
        permalink: 'https://www.tiktok.com/@mara.sample/video/73001',
        provenance: { file: 'clockworks/tiktok-scraper', item: 0 },
        privateDetails: { likes: 31, reposts: 2, replies: 1, location: 'DE' },
      },
    ]);
    expect(collected.counts.postsForeign).toBe(1);
  });

  test.each<[string, JsonObject[], string]>([
    ['a private profile', [tiktokError('PROFILE_PRIVATE')], 'private'],
    ['an empty profile', [tiktokError('PROFILE_EMPTY')], 'empty_or_hidden'],
    ['no such profile', [tiktokError('NOT_FOUND')], 'not_found'],
    ['nothing at all', [], 'blocked'],
  ])('R17: %s', async (_, items, reason) => {
    expect(await collect(tiktokSource, 'mara.sample', items)).toMatchObject({ state: 'not_assessed', reason });
  });
});

describe('linkedin', () => {
  const mara = { id: '4711', publicIdentifier: 'mara-sample' };
  const other = { id: '99', publicIdentifier: 'mara-sample-1' };

  test('found: the profile with the very handle', async () => {
    const items = [linkedinProfile('4711', 'Mara-Sample')];
    expect(await probe(linkedinSource, 'mara-sample', items)).toMatchObject({
      ...{ state: 'found', account: { accountId: '4711', displayName: 'Mara Sample' } },
    });
  });

  test('a person of a similar name is nobody that was asked for', async () => {
    const items = [linkedinProfile('99', 'mara-sample-1')];
    expect(await probe(linkedinSource, 'mara-sample', items)).toEqual({ state: 'unknown', reason: 'schema_error' });
  });

  test('posts, quotations and what was passed on; what was only liked is not theirs (rule R12)', async () => {
    const repost = { content: 'words of another' };
    const collected = await collect(linkedinSource, 'mara-sample', [
      linkedinPost('1', mara),
      linkedinPost('2', mara, { repost }),
      linkedinPost('3', mara, { repost, content: null }),
      linkedinPost('4', other, { header: { text: 'Mara reposted this' } }),
      linkedinPost('5', other, { header: { text: 'Mara likes this' } }),
      linkedinPost('6', other),
    ]);
    expect(
      obtained(collected).map(({ nativeId, kind, text, quotedText }) => [nativeId, kind, text, quotedText]),
    ).toEqual([
      ['1', 'authored', 'words of 1', undefined],
      ['2', 'quoted', 'words of 2', 'words of another'],
      ['3', 'shared', 'words of another', undefined],
      ['4', 'shared', 'words of 4', undefined],
    ]);
    expect(collected.counts.postsForeign).toBe(2);
    expect(obtained(collected)[0]).toMatchObject({
      ...{ createdAt: '2025-06-01T10:00:00.000Z', permalink: 'https://www.linkedin.com/posts/sample-1' },
      privateDetails: { likes: 31, reposts: 2, replies: 1 },
    });
  });

  test.each<[string, JsonObject[], string]>([
    ['errors in the place of posts', [{ error: 'Failed to scrape post: made up', inputUrl: 'made up' }], 'blocked'],
    ['nothing at all', [], 'blocked'],
    ['posts of others only', [linkedinPost('1', other)], 'not_proven'],
  ])('R17: %s', async (_, items, reason) => {
    expect(await collect(linkedinSource, 'mara-sample', items)).toMatchObject({ state: 'not_assessed', reason });
  });
});
