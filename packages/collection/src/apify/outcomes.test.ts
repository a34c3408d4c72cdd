import { type Platform, platforms } from '@visaguard/domain';
import {
  facebookPage,
  facebookPost,
  instagramError,
  instagramPost,
  instagramProfile,
  type JsonObject,
  linkedinPost,
  linkedinProfile,
  tiktokError,
  tiktokVideo,
  xTweet,
  xUser,
} from '@visaguard/testkit';
import { describe, expect, test } from 'vitest';
import { expectTable } from '../testing/generated-table.ts';
import { collect, probe } from '../testing/made-up-runs.ts';
import { afterProbe, coverageOf } from '../testing/outcome-words.ts';
import { publicSourceOf } from './sources.ts';

/** What the actors of one platform hand out; null where they have no row of the kind. */
type MadeUp = {
  readonly handle: string;
  /** The account of this number and handle. */
  account(id: string, handle: string): JsonObject;
  post(id: string, accountId: string, handle: string): JsonObject;
  readonly privateAccount: JsonObject | null;
  readonly notFound: JsonObject | null;
  readonly hidden: JsonObject;
  /** A post of 2010 to 2019, before the window. */
  readonly old: JsonObject;
};

const maraOnX = xUser('4711', 'mara_sample');
const maraOnTiktok = { id: '4711', name: 'mara.sample' };
const maraOnLinkedin = { id: '4711', publicIdentifier: 'mara-sample' };
const someTime = '2025-06-01T10:00:00.000Z';

const madeUp: Readonly<Record<Platform, MadeUp>> = {
  instagram: {
    handle: 'mara.sample',
    account: (id, username) => instagramProfile({ id, username }),
    post: (id, ownerId) => instagramPost({ id, caption: 'made up', ownerId, timestamp: someTime }),
    privateAccount: instagramProfile({ id: '4711', username: 'mara.sample', private: true }),
    notFound: instagramError('not_found'),
    hidden: instagramError('no_items'),
    old: instagramPost({ id: '1', caption: 'x', ownerId: '4711', timestamp: '2019-01-01T00:00:00.000Z' }),
  },
  tiktok: {
    handle: 'mara.sample',
    account: (id, name) => tiktokVideo('73001', { id, name }),
    post: (id, accountId, name) => tiktokVideo(`7300${id}`, { id: accountId, name }),
    privateAccount: tiktokError('PROFILE_PRIVATE'),
    notFound: tiktokError('NOT_FOUND'),
    hidden: tiktokError('PROFILE_EMPTY'),
    old: { ...tiktokVideo('73001', maraOnTiktok), createTimeISO: '2019-01-01T00:00:00.000Z' },
  },
  linkedin: {
    handle: 'mara-sample',
    account: linkedinProfile,
    post: (id, accountId, publicIdentifier) => linkedinPost(id, { id: accountId, publicIdentifier }),
    privateAccount: null,
    notFound: null,
    hidden: { error: 'Failed to scrape post: made up' },
    old: linkedinPost('1', maraOnLinkedin, { postedAt: { date: '2019-01-01T00:00:00.000Z' } }),
  },
  facebook: {
    handle: 'marasample',
    account: facebookPage,
    post: (id, accountId) => facebookPost(id, accountId),
    privateAccount: null,
    notFound: instagramError('not_found'),
    hidden: instagramError('no_items'),
    old: facebookPost('1', '4711', { time: '2019-01-01T00:00:00.000Z' }),
  },
  x: {
    handle: 'mara_sample',
    account: xUser,
    post: (id, accountId, userName) => xTweet(id, xUser(accountId, userName)),
    privateAccount: { ...maraOnX, protected: true },
    notFound: null,
    hidden: { noResults: true },
    old: xTweet('1', maraOnX, { createdAt: 'Tue Jan 01 10:00:00 +0000 2019' }),
  },
};

type Given = (rows: MadeUp) => readonly JsonObject[] | null;
const listed = (row: JsonObject | null) => row && [row];

const probes: readonly (readonly [string, Given])[] = [
  ['the account', ({ account, handle }) => [account('4711', handle)]],
  ['the handle with another number', ({ account, handle }) => [account('99', handle)]],
  ['another account', ({ account, handle }) => [account('99', `${handle}1`)]],
  ['an account that is private', ({ privateAccount }) => listed(privateAccount)],
  ['"not found"', ({ notFound }) => listed(notFound)],
  ['an error that says nothing certain', ({ hidden }) => [hidden]],
  ['nothing, and the run ended well', () => []],
  ['demo rows', ({ account, handle }) => [{ ...account('4711', handle), demo: true }]],
  ['rows of an unknown form', () => [{ pk: 1 }]],
];

const posts: readonly (readonly [string, Given])[] = [
  ['posts', ({ post, handle }) => [post('11', '4711', handle), post('12', '4711', handle)]],
  ['posts, and an error among them', ({ post, handle, hidden }) => [post('11', '4711', handle), hidden]],
  ['"not found"', ({ notFound }) => listed(notFound)],
  ['"private"', ({ privateAccount }) => (privateAccount && 'errorCode' in privateAccount ? [privateAccount] : null)],
  ['an error that says nothing certain', ({ hidden }) => [hidden]],
  ['nothing, and the run ended well', () => []],
  ['posts before the window alone', ({ old }) => [old]],
  ['posts of somebody else alone', ({ post, handle }) => [post('11', '99', `${handle}1`)]],
  [
    'demo rows among posts',
    ({ post, handle }) => [post('11', '4711', handle), { ...post('12', '4711', handle), demo: true }],
  ],
  ['rows of an unknown form', () => [{ pk: 1 }]],
];

async function tableOf(
  head: string,
  rows: readonly (readonly [string, Given])[],
  outcomeOf: (platform: Platform, items: readonly JsonObject[]) => Promise<string>,
): Promise<string[][]> {
  const table = [[head, ...platforms]];
  for (const [name, given] of rows) {
    const cells = platforms.map(async (platform) => {
      const items = given(madeUp[platform]);
      return items === null ? '-' : await outcomeOf(platform, items);
    });
    table.push([name, ...(await Promise.all(cells))]);
  }
  return table;
}

describe('R17: what a public profile comes to, by what its actor hands out', () => {
  test('a probe', async () => {
    const table = await tableOf('the probe gets', probes, async (platform, items) =>
      afterProbe(await probe(publicSourceOf(platform), madeUp[platform].handle, items)),
    );
    expectTable('probes', table);
    const read = table.slice(1).filter((cells) => cells.includes('posts are read'));
    expect(read.map(([name]) => name)).toEqual(['the account']);
  });

  test('posts', async () => {
    const table = await tableOf('the run gets', posts, async (platform, items) =>
      coverageOf(await collect(publicSourceOf(platform), madeUp[platform].handle, items)),
    );
    expectTable('posts', table);
    const assessed = table.slice(1).filter((cells) => cells.includes('assessed'));
    expect(assessed.map(([name]) => name)).toEqual(['posts']);
  });
});
