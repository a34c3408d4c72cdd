import type { PinnedActor, RunOrder } from '../actor.ts';
import { dayAfter } from '../day.ts';
import { errorFields } from '../rows.ts';
import type { PostsReader, PublicSource } from '../source.ts';
import { readListedPostRow } from './listed-post-row.ts';
import { readPostRow, readProfileRow } from './rows.ts';

const profileActor: PinnedActor = {
  ...{ name: 'harvestapi/linkedin-profile-scraper', platform: 'linkedin', use: 'probe', build: null },
  fields: ['id', 'publicIdentifier', 'firstName', 'lastName', 'about', ...errorFields],
  itemUsdMax: 0.02,
};

const postsActor: PinnedActor = {
  ...{ name: 'harvestapi/linkedin-profile-posts', platform: 'linkedin', use: 'posts', build: null },
  fields: [
    ...['type', 'id', 'linkedinUrl', 'content', 'author', 'postedAt', 'header', 'repost', 'postImages', 'postVideo'],
    ...['engagement', ...errorFields],
  ],
  itemUsdMax: 0.005,
};

const posts: PostsReader = {
  actor: postsActor,
  input: (handle, window, postsMax) => ({
    ...postsInput(handle, postsMax),
    postedLimitDate: dayAfter(window.from, -1),
  }),
  lookInput: (handle) => postsInput(handle, 1),
  meaning: () => null,
  readPost: readPostRow,
};

function postsInput(handle: string, maxPosts: number): RunOrder['input'] {
  return {
    ...{ targetUrls: [profileUrl(handle)], maxPosts, includeReposts: true, includeQuotePosts: true },
    ...{ scrapeReactions: false, scrapeComments: false },
  };
}

/** It reads the newest posts whatever their date, a hundred to a page. */
const listedPosts: PostsReader = {
  actor: {
    ...{ name: 'apimaestro/linkedin-profile-posts', platform: 'linkedin', use: 'posts', build: null },
    fields: [
      ...['urn', 'text', 'url', 'post_type', 'posted_at', 'author', 'reshared_post', 'media', 'stats'],
      ...errorFields,
    ],
    itemUsdMax: 0.01,
  },
  input: (handle, _window, postsMax) => ({
    ...{ username: handle, limit: Math.min(postsMax, 100), total_posts: postsMax },
  }),
  lookInput: null,
  meaning: () => null,
  readPost: readListedPostRow,
};

/**
 * A public profile of LinkedIn, without anybody's cookies. `maxPosts` is a budget for the whole run, so a run reads one
 * profile. The actor ignores keys that it does not know, and then finds nothing.
 */
export const linkedinSource: PublicSource = {
  platform: 'linkedin',
  platformSince: '2003-05-05T00:00:00.000Z',
  probe: {
    actor: profileActor,
    itemsMax: 1,
    input: (handle) => ({
      profileScraperMode: 'Profile details no email ($4 per 1k)',
      queries: [profileUrl(handle)],
    }),
    meaning: () => null,
    readAccount: readProfileRow,
  },
  posts,
  alternates: { probe: [], posts: [listedPosts] },
};

function profileUrl(handle: string): string {
  return `https://www.linkedin.com/in/${handle}`;
}
