import type { PostKind } from '@visaguard/domain';
import { z } from 'zod';
import type { PostMedia } from '../../media-count.ts';
import { isoMs } from '../iso-ms.ts';
import type { AccountReading, PostReading, PublicAccount } from '../source.ts';

const profile = z.looseObject({
  id: z.string().min(1),
  publicIdentifier: z.string().min(1),
  firstName: z.string().nullish(),
  lastName: z.string().nullish(),
  about: z.string().nullish(),
});

/** One item of `harvestapi/linkedin-profile-scraper`, which knows no private profiles. */
export function readProfileRow(row: unknown): AccountReading {
  const { data } = profile.safeParse(row);
  if (!data) return { state: 'malformed' };
  const displayName = [data.firstName, data.lastName].filter(Boolean).join(' ') || null;
  const account = {
    ...{ handle: data.publicIdentifier, accountId: data.id, displayName },
    ...{ biography: data.about || null, postsCount: null },
  };
  return { state: 'account', account, visibility: 'public' };
}

const count = z.number().nonnegative().nullish().catch(null);

const post = z.looseObject({
  type: z.literal('post'),
  id: z.string().min(1),
  linkedinUrl: z.string().nullish(),
  content: z.string().nullish(),
  author: z.looseObject({ id: z.string().nullish(), publicIdentifier: z.string().nullish() }),
  postedAt: z.looseObject({ date: z.string().nullish() }).nullish(),
  header: z.looseObject({ text: z.string().nullish() }).nullish(),
  repost: z.looseObject({ content: z.string().nullish() }).nullish(),
  postImages: z.array(z.unknown()).nullish(),
  postVideo: z.unknown().optional(),
  engagement: z.looseObject({ likes: count, comments: count, shares: count }).nullish().catch(null),
});
type Post = z.infer<typeof post>;

/**
 * One item of `harvestapi/linkedin-profile-posts`. What the person only liked or commented on stands among the posts,
 * with its own author: it is not theirs (rule R12).
 */
export function readPostRow(row: unknown, account: PublicAccount): PostReading {
  const { data } = post.safeParse(row);
  if (!data) return { state: 'malformed' };
  const kind = kindOf(data, account);
  if (kind === null) return { state: 'foreign' };
  const own = data.content ?? '';
  const passedOn = data.repost?.content ?? '';
  return {
    state: 'post',
    draft: {
      ...{ nativeId: data.id, kind, audience: 'public', text: kind === 'shared' ? own || passedOn : own },
      ...(kind === 'quoted' && passedOn ? { quotedText: passedOn } : {}),
      writtenAtMs: isoMs(data.postedAt?.date),
      permalink: permalinkOf(data),
      media: mediaOf(data),
      privateDetails: detailsOf(data),
    },
  };
}

/** Null: somebody else's. */
function kindOf(data: Post, account: PublicAccount): PostKind | null {
  if (!isBy(data.author, account)) return /\breposted this\b/i.test(data.header?.text ?? '') ? 'shared' : null;
  if (!data.repost) return 'authored';
  return data.content ? 'quoted' : 'shared';
}

/** A search for a name may end at somebody of the same name, so only the number or the whole handle counts. */
function isBy({ id, publicIdentifier }: Post['author'], { accountId, handle }: PublicAccount): boolean {
  return id === accountId || publicIdentifier?.toLowerCase() === handle.toLowerCase();
}

function permalinkOf({ linkedinUrl }: Post): string | null {
  return linkedinUrl && /^https:\/\/www\.linkedin\.com\/(?:posts|feed\/update)\/[^\s?#]+$/.test(linkedinUrl)
    ? linkedinUrl
    : null;
}

function mediaOf({ postImages, postVideo }: Post): PostMedia {
  return { images: postImages?.length ?? 0, videos: postVideo ? 1 : 0, audio: 0 };
}

function detailsOf({ engagement }: Post) {
  const { likes, comments, shares } = engagement ?? {};
  return {
    ...(typeof likes === 'number' ? { likes } : {}),
    ...(typeof shares === 'number' ? { reposts: shares } : {}),
    ...(typeof comments === 'number' ? { replies: comments } : {}),
  };
}
