import type { PinnedActor, RunOrder } from '../actor.ts';
import { dayAfter } from '../day.ts';
import { errorFields } from '../rows.ts';
import type { ErrorMeaning, PublicSource } from '../source.ts';
import { readPageRow } from './page-row.ts';
import { readPagePostRow } from './post-row.ts';

const pagesActor: PinnedActor = {
  ...{ name: 'apify/facebook-pages-scraper', platform: 'facebook', use: 'probe', build: null },
  fields: [...['facebookId', 'pageId', 'pageName', 'title', 'intro', 'categories', 'personalProfile'], ...errorFields],
  itemUsdMax: 0.02,
};

const postsActor: PinnedActor = {
  ...{ name: 'apify/facebook-posts-scraper', platform: 'facebook', use: 'posts', build: null },
  fields: [
    ...['postId', 'facebookId', 'user', 'pageAdLibrary', 'text', 'time', 'timestamp', 'url', 'media', 'isVideo'],
    ...['likes', 'comments', 'shares', ...errorFields],
  ],
  itemUsdMax: 0.01,
};

const errors: Readonly<Record<string, ErrorMeaning>> = {
  not_found: 'not_found',
  // Both are said of what is private, empty, blocked or not there.
  no_items: 'empty_or_hidden',
  not_available: 'empty_or_hidden',
};
const meaning = (error: string) => errors[error] ?? null;

/** A public page of Facebook. Timelines of persons are read from their owners' exports alone. */
export const facebookSource: PublicSource = {
  platform: 'facebook',
  platformSince: '2004-02-04T00:00:00.000Z',
  probe: {
    actor: pagesActor,
    itemsMax: 1,
    input: (handle) => ({ startUrls: [{ url: pageUrl(handle) }] }),
    meaning,
    readAccount: readPageRow,
  },
  posts: {
    actor: postsActor,
    input: (handle, window, postsMax) => ({
      ...postsInput(handle, postsMax),
      onlyPostsNewerThan: dayAfter(window.from, -1),
    }),
    lookInput: (handle) => postsInput(handle, 1),
    meaning,
    readPost: readPagePostRow,
  },
  alternates: { probe: [], posts: [] },
};

function postsInput(handle: string, resultsLimit: number): RunOrder['input'] {
  return { startUrls: [{ url: pageUrl(handle) }], resultsLimit, captionText: false };
}

function pageUrl(handle: string): string {
  return `https://www.facebook.com/${handle}`;
}
