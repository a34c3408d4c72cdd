import type { PinnedActor, RunOrder } from '../actor.ts';
import { dayAfter } from '../day.ts';
import { errorFields } from '../rows.ts';
import type { ErrorMeaning, PostsReader, ProbeReader, PublicSource } from '../source.ts';
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

const profiles: ProbeReader = {
  actor: profileActor,
  itemsMax: 1,
  input: (handle) => ({ usernames: [handle] }),
  meaning: (error) => (error === 'not_found' ? 'not_found' : null),
  readAccount: readProfileRow,
};

const posts: PostsReader = {
  actor: postsActor,
  input: (handle, window, postsMax) => ({
    ...postsInput(handle, postsMax),
    onlyPostsNewerThan: dayAfter(window.from, -1),
  }),
  lookInput: (handle) => postsInput(handle, 1),
  meaning: (error) => postsErrors[error] ?? null,
  readPost: readPostRow,
};

function postsInput(handle: string, resultsLimit: number): RunOrder['input'] {
  return { ...{ directUrls: [profileUrl(handle)], resultsType: 'posts', resultsLimit }, addParentData: false };
}

function profileUrl(handle: string): string {
  return `https://www.instagram.com/${handle}/`;
}

/** The same header by the actor of the posts. */
const details: ProbeReader = {
  ...profiles,
  actor: { ...profileActor, name: postsActor.name },
  input: (handle) => ({ directUrls: [profileUrl(handle)], resultsType: 'details', resultsLimit: 1 }),
};

/** The same items by an actor that takes names. */
const postsByName: PostsReader = {
  ...posts,
  actor: { ...postsActor, name: 'apify/instagram-post-scraper' },
  input: (handle, window, postsMax) => ({
    ...{ username: [handle], resultsLimit: postsMax, onlyPostsNewerThan: dayAfter(window.from, -1) },
  }),
  lookInput: (handle) => ({ username: [handle], resultsLimit: 1 }),
};

/** A public profile of Instagram: its header by one actor, its posts, reels and videos by another. */
export const instagramSource: PublicSource = {
  platform: 'instagram',
  platformSince: '2010-10-06T00:00:00.000Z',
  probe: profiles,
  posts,
  alternates: { probe: [details], posts: [postsByName] },
};
