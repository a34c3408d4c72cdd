import { z } from 'zod';
import type { PostMedia } from '../../media-count.ts';
import { isoMs } from '../iso-ms.ts';
import type { PostReading, PublicAccount } from '../source.ts';

const count = z.number().nonnegative().nullish().catch(null);

const post = z.looseObject({
  postId: z.string().min(1),
  facebookId: z.string().nullish(),
  user: z.looseObject({ id: z.string().min(1) }),
  pageAdLibrary: z.looseObject({ id: z.string().nullish() }).nullish().catch(null),
  text: z.string().nullish(),
  time: z.string().nullish(),
  timestamp: z.number().nullish().catch(null),
  url: z.string().nullish(),
  media: z
    .array(z.looseObject({ __typename: z.string().nullish() }))
    .nullish()
    .catch(null),
  isVideo: z.boolean().nullish(),
  likes: count,
  comments: count,
  shares: count,
});
type Post = z.infer<typeof post>;

/** One item of `apify/facebook-posts-scraper`. What visitors wrote on a page stands among its posts: it is not the page's. */
export function readPagePostRow(row: unknown, account: PublicAccount): PostReading {
  const { data } = post.safeParse(row);
  if (!data) return { state: 'malformed' };
  if (!isByPage(data, account)) return { state: 'foreign' };
  const { likes, comments, shares } = data;
  return {
    state: 'post',
    draft: {
      ...{ nativeId: data.postId, kind: 'authored', audience: 'public', text: data.text ?? '' },
      writtenAtMs: isoMs(data.time) ?? secondsMs(data.timestamp),
      ...{ permalink: permalinkOf(data), media: mediaOf(data) },
      privateDetails: {
        ...(typeof likes === 'number' ? { likes } : {}),
        ...(typeof shares === 'number' ? { reposts: shares } : {}),
        ...(typeof comments === 'number' ? { replies: comments } : {}),
      },
    },
  };
}

/** A page has two numbers; its posts are signed with one of them and say of which page they are with the other. */
function isByPage({ user, facebookId, pageAdLibrary }: Post, { accountId }: PublicAccount): boolean {
  return user.id === accountId || (facebookId === accountId && user.id === pageAdLibrary?.id);
}

function secondsMs(seconds: number | null | undefined): number | null {
  return typeof seconds === 'number' ? seconds * 1_000 : null;
}

function permalinkOf({ url }: Post): string | null {
  return url && /^https:\/\/www\.facebook\.com\/[^\s]+$/.test(url) ? url : null;
}

function mediaOf({ media, isVideo }: Post): PostMedia {
  const films = (media ?? []).filter(({ __typename }) => __typename === 'Video').length;
  const images = (media ?? []).filter(({ __typename }) => __typename === 'Photo').length;
  return { images, videos: Math.max(films, isVideo ? 1 : 0), audio: 0 };
}
