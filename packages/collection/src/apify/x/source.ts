import type { PinnedActor, RunOrder } from '../actor.ts';
import { dayAfter } from '../day.ts';
import { errorFields } from '../rows.ts';
import type { PostsReader, PublicSource } from '../source.ts';
import { readTweetRow, readUserRow } from './rows.ts';

const userActor: PinnedActor = {
  ...{ name: 'apidojo/twitter-user-scraper', platform: 'x', use: 'probe', build: null },
  fields: ['id', 'userName', 'name', 'description', 'protected', ...errorFields],
  itemUsdMax: 0.01,
};

const tweetsActor: PinnedActor = {
  ...{ name: 'apidojo/tweet-scraper', platform: 'x', use: 'posts', build: null },
  fields: [
    ...['type', 'id', 'fullText', 'text', 'createdAt', 'isReply', 'isRetweet', 'isQuote', 'author', 'quote', 'retweet'],
    ...['extendedEntities', 'likeCount', 'retweetCount', 'replyCount', ...errorFields],
  ],
  itemUsdMax: 0.002,
};

const posts: PostsReader = {
  actor: tweetsActor,
  input: (handle, window, postsMax) =>
    searchInput(`from:${handle} since:${dayAfter(window.from, -1)} until:${dayAfter(window.to, 2)}`, postsMax),
  lookInput: (handle) => searchInput(`from:${handle}`, 1),
  meaning: (error) => (error === 'no_results' ? 'empty_or_hidden' : null),
  readPost: readTweetRow,
};

function searchInput(term: string, maxItems: number): RunOrder['input'] {
  return { searchTerms: [term], sort: 'Latest', maxItems };
}

/** By the same maker, for few posts at a time; it is said to take the same input and hand out the same items. */
const litePosts: PostsReader = { ...posts, actor: { ...tweetsActor, name: 'apidojo/twitter-scraper-lite' } };

/**
 * A public account of X: itself by one actor, its posts by a search of another. Where that one gets nothing it says
 * `noResults`, of protected, suspended, empty and blocked accounts alike, so nothing is made of it.
 */
export const xSource: PublicSource = {
  platform: 'x',
  platformSince: '2006-03-21T00:00:00.000Z',
  probe: {
    actor: userActor,
    itemsMax: 1,
    input: (handle) => ({
      startUrls: [`https://x.com/${handle}`],
      getFollowers: false,
      getFollowing: false,
      maxItems: 1,
    }),
    meaning: () => null,
    readAccount: readUserRow,
  },
  posts,
  alternates: { probe: [], posts: [litePosts] },
};
