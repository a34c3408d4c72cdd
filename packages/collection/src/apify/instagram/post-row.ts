import type { PrivatePostDetails } from '@visaguard/domain';
import { z } from 'zod';
import type { PostMedia } from '../../media-count.ts';
import { isoMs } from '../iso-ms.ts';
import type { PostReading, PublicAccount } from '../source.ts';

const person = z.looseObject({ id: z.string().nullish(), username: z.string().nullish() });

const post = z.looseObject({
  id: z.string().min(1),
  type: z.enum(['Image', 'Video', 'Sidecar']),
  ownerId: z.string().min(1),
  timestamp: z.string().nullish(),
  caption: z.string().nullish(),
  url: z.string().nullish(),
  images: z.array(z.unknown()).nullish(),
  likesCount: z.number().nullish(),
  commentsCount: z.number().nullish(),
  locationName: z.string().nullish(),
  coauthorProducers: z.array(person).nullish(),
});
type Post = z.infer<typeof post>;

/**
 * One item of `apify/instagram-scraper`. It is the account's by the owner's number: posts made together stand on both
 * profiles, so the profile that was asked for proves nothing. One that the account only joined holds the owner's words.
 */
export function readPostRow(row: unknown, account: PublicAccount): PostReading {
  const { data } = post.safeParse(row);
  if (!data) return { state: 'malformed' };
  const isOwn = data.ownerId === account.accountId;
  const isJoint = (data.coauthorProducers ?? []).some(({ id }) => id === account.accountId);
  if (!isOwn && !isJoint) return { state: 'foreign' };
  const privateDetails = detailsOf(data);
  const draft = {
    nativeId: data.id,
    kind: isOwn ? 'authored' : 'shared',
    audience: 'public',
    text: data.caption ?? '',
    writtenAtMs: isoMs(data.timestamp),
    permalink: permalinkOf(data),
    media: mediaOf(data),
    ...(privateDetails ? { privateDetails } : {}),
  } as const;
  return { state: 'post', draft };
}

function mediaOf({ type, images }: Post): PostMedia {
  if (type === 'Video') return { images: 0, videos: 1, audio: 0 };
  return { images: type === 'Sidecar' ? Math.max(1, images?.length ?? 0) : 1, videos: 0, audio: 0 };
}

function permalinkOf({ url }: Post): string | null {
  return url && /^https:\/\/www\.instagram\.com\/(?:p|reel|tv)\/[\w-]+\/?$/.test(url) ? url : null;
}

/** For the applicant's eyes alone (rule R9). Hidden likes come as -1. */
function detailsOf({ likesCount, commentsCount, locationName }: Post): PrivatePostDetails | null {
  const details = {
    ...(typeof likesCount === 'number' && likesCount >= 0 ? { likes: likesCount } : {}),
    ...(typeof commentsCount === 'number' && commentsCount >= 0 ? { replies: commentsCount } : {}),
    ...(locationName ? { location: locationName } : {}),
  };
  return Object.keys(details).length > 0 ? details : null;
}
