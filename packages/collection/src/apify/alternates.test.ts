import { instagramProfile, linkedinListedPost, tiktokVideo } from '@visaguard/testkit';
import { describe, expect, test } from 'vitest';
import { apifyWith, mara, marasPost, runToEnd, startKey, window } from '../testing/made-up-apify.ts';
import { collect, obtained, probe } from '../testing/made-up-runs.ts';
import { postsOrder } from './posts.ts';
import { publicSourceOf } from './sources.ts';

function chosen(platform: 'instagram' | 'tiktok' | 'linkedin' | 'x', use: 'probe' | 'posts', name: string) {
  return publicSourceOf(platform, [{ platform, use, name, build: null }]);
}

describe('apimaestro/linkedin-profile-posts', () => {
  const source = chosen('linkedin', 'posts', 'apimaestro/linkedin-profile-posts');

  test('posts, quotations and what was passed on; what another wrote is not theirs', async () => {
    const reshared = { text: 'words of another' };
    const collected = await collect(source, 'mara-sample', [
      linkedinListedPost('1', 'Mara-Sample'),
      linkedinListedPost('2', 'mara-sample', { post_type: 'quote', reshared_post: reshared }),
      linkedinListedPost('3', 'third-person', { post_type: 'repost', text: '', reshared_post: reshared }),
      linkedinListedPost('4', 'mara-sample-1'),
    ]);
    expect(
      obtained(collected).map(({ nativeId, kind, text, quotedText }) => [nativeId, kind, text, quotedText]),
    ).toEqual([
      ['1', 'authored', 'words of 1', undefined],
      ['2', 'quoted', 'words of 2', 'words of another'],
      ['3', 'shared', 'words of another', undefined],
    ]);
    expect(collected.counts.postsForeign).toBe(1);
    expect(obtained(collected)[0]).toMatchObject({
      ...{ createdAt: '2025-06-01T10:00:00.000Z', permalink: 'https://www.linkedin.com/posts/sample-1' },
      ...{ media: { images: 2, videos: 0, audio: 0 }, privateDetails: { likes: 31, reposts: 2, replies: 1 } },
    });
  });

  test('a video, a picture of which no list is given, and words alone are counted as what they are', async () => {
    const collected = await collect(
      source,
      'mara-sample',
      [{ type: 'video', url: 'https://example.test' }, { type: 'image' }, null].map((media, nth) =>
        linkedinListedPost(`${nth}`, 'mara-sample', { media }),
      ),
    );
    expect(obtained(collected).map(({ media: { images, videos } }) => [images, videos])).toEqual([
      [0, 1],
      [1, 0],
      [0, 0],
    ]);
  });

  test('R17: older posts alone, and rows of an unknown form', async () => {
    const old = linkedinListedPost('1', 'mara-sample', { posted_at: { timestamp: 1_500_000_000_000 } });
    expect(await collect(source, 'mara-sample', [old])).toMatchObject({ reason: 'empty_or_hidden' });
    const unknown = [{ message: 'No posts found or wrong input' }];
    expect(await collect(source, 'mara-sample', unknown)).toMatchObject({ reason: 'schema_error' });
  });

  test('is asked for as many posts as wanted, a hundred to a page', async () => {
    const { service, apify } = await apifyWith(source.posts.actor.name, { items: [] });
    await runToEnd(apify, postsOrder(source, { account: mara, window, startKeySha256: startKey('1') }));
    expect(service.runsStarted[0]?.input).toEqual({ username: 'mara.sample', limit: 100, total_posts: 2_000 });
  });
});

test('apify/instagram-post-scraper takes names, and gives the same items', async () => {
  const source = chosen('instagram', 'posts', 'apify/instagram-post-scraper');
  expect(obtained(await collect(source, 'mara.sample', [marasPost('1')]))).toMatchObject([
    { nativeId: '1', provenance: { file: 'apify/instagram-post-scraper' } },
  ]);
  expect(source.posts.input('mara.sample', window, 20)).toEqual({
    ...{ username: ['mara.sample'], resultsLimit: 20, onlyPostsNewerThan: '2021-11-01' },
  });
  expect(source.posts.lookInput?.('mara.sample')).toEqual({ username: ['mara.sample'], resultsLimit: 1 });
});

test('apify/instagram-scraper tells of an account as well', async () => {
  const source = chosen('instagram', 'probe', 'apify/instagram-scraper');
  const items = [instagramProfile({ id: '4711', username: 'mara.sample', private: true })];
  expect(await probe(source, 'mara.sample', items)).toMatchObject({ state: 'private' });
  expect(source.probe.input('mara.sample')).toMatchObject({ resultsType: 'details', resultsLimit: 1 });
});

test('clockworks/tiktok-profile-scraper gives the same items for both uses', async () => {
  const name = 'clockworks/tiktok-profile-scraper';
  const film = tiktokVideo('73001', { id: '4711', name: 'mara.sample' });
  expect(await probe(chosen('tiktok', 'probe', name), 'mara.sample', [film])).toMatchObject({ state: 'found' });
  expect(obtained(await collect(chosen('tiktok', 'posts', name), 'mara.sample', [film]))).toHaveLength(1);
});
