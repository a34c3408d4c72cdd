import type { JsonObject } from './actor.ts';

/** What `apidojo/twitter-user-scraper` says of an account. */
export function xUser(id: string, userName: string): JsonObject {
  return {
    ...{ type: 'user', id, userName, name: 'Mara Sample', description: 'made up', location: 'Sample Bay' },
    ...{
      followers: 12,
      following: 30,
      isVerified: false,
      isBlueVerified: false,
      profilePicture: 'https://example.test',
    },
  };
}

/** What `apidojo/tweet-scraper` says of a tweet. `createdAt` as Twitter writes it. */
export function xTweet(id: string, author: JsonObject, more: JsonObject = {}): JsonObject {
  return {
    ...{ type: 'tweet', id, url: `https://x.com/mara_sample/status/${id}`, text: 'cut', fullText: `words of ${id}` },
    ...{ createdAt: 'Sun Jun 01 10:00:00 +0000 2025', lang: 'en', quoteId: null, inReplyToId: null, author },
    ...{ isReply: false, isRetweet: false, isQuote: false, entities: {}, extendedEntities: {}, media: [] },
    ...{ retweetCount: 2, replyCount: 1, likeCount: 31, quoteCount: 0, bookmarkCount: 0, viewCount: 900 },
    ...more,
  };
}
