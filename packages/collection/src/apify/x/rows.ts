import type { PostKind } from '@visaguard/domain';
import { z } from 'zod';
import type { PostMedia } from '../../media-count.ts';
import { parseTweetDate } from '../../x/tweet-text.ts';
import type { AccountReading, PostReading, PublicAccount } from '../source.ts';

const user = z.looseObject({
  id: z.string().min(1),
  userName: z.string().min(1),
  name: z.string().nullish(),
  description: z.string().nullish(),
  protected: z.boolean().nullish(),
});

/** The first item of `apidojo/twitter-user-scraper`. Whether it marks protected accounts has not been seen. */
export function readUserRow(row: unknown): AccountReading {
  const { data } = user.safeParse(row);
  if (!data) return { state: 'malformed' };
  const account = {
    ...{ handle: data.userName, accountId: data.id, displayName: data.name || null },
    ...{ biography: data.description || null, postsCount: null },
  };
  return { state: 'account', account, visibility: data.protected ? 'private' : 'public' };
}

const words = z.looseObject({ fullText: z.string().nullish(), text: z.string().nullish() });

const tweet = words.extend({
  type: z.literal('tweet'),
  id: z.string().regex(/^\d{1,20}$/),
  createdAt: z.string().nullish(),
  isReply: z.boolean().nullish(),
  isRetweet: z.boolean().nullish(),
  isQuote: z.boolean().nullish(),
  author: z.looseObject({ id: z.string().min(1), userName: z.string().nullish() }),
  quote: words.nullish().catch(null),
  retweet: words.nullish().catch(null),
  extendedEntities: z
    .looseObject({ media: z.array(z.looseObject({ type: z.string().nullish() })).nullish() })
    .nullish()
    .catch(null),
  likeCount: z.number().nonnegative().nullish().catch(null),
  retweetCount: z.number().nonnegative().nullish().catch(null),
  replyCount: z.number().nonnegative().nullish().catch(null),
});
type Tweet = z.infer<typeof tweet>;

/** One item of `apidojo/tweet-scraper`. `createdAt` is in Twitter's own form, not ISO 8601. */
export function readTweetRow(row: unknown, account: PublicAccount): PostReading {
  const { data } = tweet.safeParse(row);
  const text = data ? textOf(data) : null;
  if (!data || text === null) return { state: 'malformed' };
  if (data.author.id !== account.accountId) return { state: 'foreign' };
  const { likeCount, retweetCount, replyCount } = data;
  const kind = kindOf(data);
  const quotedText = kind === 'quoted' ? wordsOf(data.quote) : null;
  return {
    state: 'post',
    draft: {
      ...{ nativeId: data.id, kind, audience: 'public', text },
      ...(quotedText === null ? {} : { quotedText }),
      writtenAtMs: parseTweetDate(data.createdAt ?? null),
      permalink: `https://x.com/${account.handle}/status/${data.id}`,
      media: mediaOf(data),
      privateDetails: {
        ...(typeof likeCount === 'number' ? { likes: likeCount } : {}),
        ...(typeof retweetCount === 'number' ? { reposts: retweetCount } : {}),
        ...(typeof replyCount === 'number' ? { replies: replyCount } : {}),
      },
    },
  };
}

function kindOf({ isRetweet, isReply, isQuote }: Tweet): PostKind {
  if (isRetweet) return 'shared';
  if (isReply) return 'reply';
  return isQuote ? 'quoted' : 'authored';
}

/** Of a retweet the words that were passed on, whole: the tweet itself has only their beginning. */
function textOf(data: Tweet): string | null {
  const own = wordsOf(data);
  return data.isRetweet ? (wordsOf(data.retweet) ?? own) : own;
}

function wordsOf(said: z.infer<typeof words> | null | undefined): string | null {
  return said?.fullText ?? said?.text ?? null;
}

function mediaOf({ extendedEntities }: Tweet): PostMedia {
  const media = extendedEntities?.media ?? [];
  const images = media.filter(({ type }) => type === 'photo').length;
  return { images, videos: media.length - images, audio: 0 };
}
