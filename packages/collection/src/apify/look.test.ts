import { instagramError, instagramPost, type RunScript } from '@visaguard/testkit';
import { describe, expect, test } from 'vitest';
import { madeUpApify, mara, marasPost, runToEnd, startKey, window } from '../testing/made-up-apify.ts';
import { isDoubtful, judgeLook, lookOrder } from './look.ts';
import { judgePosts, postsOrder } from './posts.ts';
import { publicSourceOf } from './sources.ts';

const source = publicSourceOf('instagram');
const request = { account: mara, window, startKeySha256: startKey('screening 1') };
const nothing = instagramError('no_items');

/** A profile that answers `since` to a run with a date, and `anyAge` to one without. */
async function twice(since: RunScript, anyAge: RunScript) {
  const { service, apify } = await madeUpApify({
    posts: (input) => ('onlyPostsNewerThan' in input ? since : anyAge),
  });
  const collected = judgePosts(source, request, await runToEnd(apify, postsOrder(source, request)));
  const order = isDoubtful(source, collected) ? lookOrder(source, request) : null;
  const reason = order && judgeLook(source, request, await runToEnd(apify, order));
  return { runs: service.runsStarted, reason };
}

describe('a second look where nothing as new as the window was said', () => {
  test('is one post of any age by the same actor', async () => {
    const { runs } = await twice({ items: [nothing] }, { items: [] });
    expect(runs[1]).toMatchObject({ actor: 'apify/instagram-scraper', options: { maxItems: 1 } });
    expect(runs[1]?.input).toEqual({ ...runs[0]?.input, resultsLimit: 1, onlyPostsNewerThan: undefined });
  });

  test.each<[string, RunScript, string]>([
    [
      'an older post: there are none in the window',
      { items: [marasPost('1', '2019-01-01T00:00:00.000Z')] },
      'empty_or_hidden',
    ],
    ['a post of the window, which the first run did not get', { items: [marasPost('1')] }, 'blocked'],
    ['no items of a profile that counts posts', { items: [nothing] }, 'blocked'],
    ['nothing at all', { items: [] }, 'blocked'],
    ['no such profile any more', { items: [instagramError('not_found')] }, 'not_found'],
    ['a demo row', { items: [{ ...marasPost('1'), demo: true }] }, 'mock_data'],
    ['a row of unknown form', { items: [{ pk: 1 }] }, 'schema_error'],
    [
      "another account's post",
      { items: [instagramPost({ id: '1', caption: 'x', ownerId: '99', timestamp: '2025-06-01T10:00:00.000Z' })] },
      'not_proven',
    ],
    ['a run that failed', { items: [marasPost('1')], status: 'FAILED' }, 'adapter_down'],
  ])('R17: %s: %s', async (_, anyAge, reason) => {
    expect((await twice({ items: [nothing] }, anyAge)).reason).toBe(reason);
  });

  test('R17: of a profile that does not say how many posts there are, the actor is repeated', () => {
    const end = { state: 'ended', status: 'SUCCEEDED', costUsd: 0, endedAt: null } as const;
    const uncounted = { ...request, account: { ...mara, postsCount: null } };
    expect(judgeLook(source, uncounted, { end, rows: [nothing] })).toBe('empty_or_hidden');
  });

  test.each<[string, RunScript]>([
    ['posts', { items: [marasPost('1')] }],
    ['a profile that is not there', { items: [instagramError('not_found')] }],
    ['posts outside the window', { items: [marasPost('1', '2019-01-01T00:00:00.000Z')] }],
    ['a run that failed', { items: [], status: 'FAILED' }],
    ['demo rows', { items: [{ ...marasPost('1'), demo: true }] }],
  ])('is not taken after %s', async (_, since) => {
    const { runs, reason } = await twice(since, { items: [] });
    expect(reason).toBeNull();
    expect(runs).toHaveLength(1);
  });
});

describe('on the other platforms', () => {
  test.each(['tiktok', 'linkedin', 'facebook', 'x'] as const)('%s: the same, without a date', (platform) => {
    const look = lookOrder(publicSourceOf(platform), request);
    expect(look?.maxItems).toBe(1);
    expect(JSON.stringify(look?.input)).not.toMatch(/20\d\d-/);
  });

  test('an actor that is not asked for new posts alone leaves no doubt', () => {
    const choice = {
      platform: 'linkedin',
      use: 'posts',
      name: 'apimaestro/linkedin-profile-posts',
      build: null,
    } as const;
    expect(lookOrder(publicSourceOf('linkedin', [choice]), request)).toBeNull();
  });
});
