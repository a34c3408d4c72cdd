import type { PinnedActor } from '../actor.ts';
import { dayAfter } from '../day.ts';
import { errorFields } from '../rows.ts';
import type { ErrorMeaning, PublicSource } from '../source.ts';
import { readPostRow } from './post-row.ts';
import { readProfileRow } from './profile-row.ts';

const profileActor: PinnedActor = {
  name: 'apify/instagram-profile-scraper',
  platform: 'instagram',
  use: 'probe',
  build: null,
  fields: ['id', 'username', 'private', 'fullName', 'biography', 'postsCount', ...errorFields],
  itemUsdMax: 0.01,
};

const postsActor: PinnedActor = {
  name: 'apify/instagram-scraper',
  platform: 'instagram',
  use: 'posts',
  build: null,
  // What others wrote under a post (`latestComments`) and who is on it (`taggedUsers`) is not asked for (rule R5).
  fields: [
    ...['id', 'type', 'ownerId', 'timestamp', 'caption', 'url', 'images', 'coauthorProducers'],
    ...['likesCount', 'commentsCount', 'locationName', ...errorFields],
  ],
  itemUsdMax: 0.005,
};

const postsErrors: Readonly<Record<string, ErrorMeaning>> = {
  not_found: 'not_found',
  // Said of private, empty and blocked profiles, and where nothing is as new as was asked for.
  no_items: 'empty_or_hidden',
  // "The owner only shared it with a small group of people."
  not_available: 'empty_or_hidden',
};

/** A public profile of Instagram: its header by one actor, its posts, reels and videos by another. */
export const instagramSource: PublicSource = {
  platform: 'instagram',
  platformSince: '2010-10-06T00:00:00.000Z',
  probe: {
    actor: profileActor,
    itemsMax: 1,
    input: (handle) => ({ usernames: [handle] }),
    meaning: (error) => (error === 'not_found' ? 'not_found' : null),
    readAccount: readProfileRow,
  },
  posts: {
    actor: postsActor,
    input: (handle, window, postsMax) => ({
      directUrls: [`https://www.instagram.com/${handle}/`],
      resultsType: 'posts',
      resultsLimit: postsMax,
      onlyPostsNewerThan: dayAfter(window.from, -1),
      addParentData: false,
    }),
    meaning: (error) => postsErrors[error] ?? null,
    readPost: readPostRow,
  },
};
