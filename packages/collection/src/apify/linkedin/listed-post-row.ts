import type { PostKind } from '@visaguard/domain';
import { z } from 'zod';
import type { PostMedia } from '../../media-count.ts';
import type { PostReading, PublicAccount } from '../source.ts';

const count = z.number().nonnegative().nullish().catch(null);

const post = z.looseObject({
  urn: z.looseObject({ activity_urn: z.string().min(1) }),
  text: z.string().nullish(),
  url: z.string().nullish(),
  post_type: z.enum(['regular', 'quote', 'repost']),
  posted_at: z.looseObject({ timestamp: count }).nullish(),
  author: z.looseObject({ username: z.string().nullish() }),
  reshared_post: z.looseObject({ text: z.string().nullish() }).nullish().catch(null),
  media: z
    .looseObject({ type: z.string().nullish(), images: z.array(z.unknown()).nullish() })
    .nullish()
    .catch(null),
  stats: z.looseObject({ total_reactions: count, comments: count, reposts: count }).nullish().catch(null),
});
type Post = z.infer<typeof post>;

/** One item of `apimaestro/linkedin-profile-posts`. It names no number of the author, so the whole handle counts. */
export function readListedPostRow(row: unknown, account: PublicAccount): PostReading {
  const { data } = post.safeParse(row);
  if (!data) return { state: 'malformed' };
  const kind = kindOf(data, account);
  if (kind === null) return { state: 'foreign' };
  const [own, passedOn] = [data.text ?? '', data.reshared_post?.text ?? ''];
  return {
    state: 'post',
    draft: {
      ...{ nativeId: data.urn.activity_urn.replace(/^urn:li:activity:/, ''), kind, audience: 'public' },
      text: kind === 'shared' ? own || passedOn : own,
      ...(kind === 'quoted' && passedOn ? { quotedText: passedOn } : {}),
      writtenAtMs: data.posted_at?.timestamp ?? null,
      permalink: permalinkOf(data),
      media: mediaOf(data),
      privateDetails: detailsOf(data),
    },
  };
}

/** Null: somebody else's. */
function kindOf({ post_type: type, author }: Post, { handle }: PublicAccount): PostKind | null {
  if (type === 'repost') return 'shared';
  if (author.username?.toLowerCase() !== handle.toLowerCase()) return null;
  return type === 'quote' ? 'quoted' : 'authored';
}

function permalinkOf({ url }: Post): string | null {
  const [address] = (url ?? '').split(/[?#]/);
  return address && /^https:\/\/www\.linkedin\.com\/(?:posts|feed\/update)\/\S+$/.test(address) ? address : null;
}

function mediaOf({ media }: Post): PostMedia {
  const isVideo = media?.type === 'video';
  return { images: isVideo ? 0 : (media?.images?.length ?? (media?.type ? 1 : 0)), videos: isVideo ? 1 : 0, audio: 0 };
}

function detailsOf({ stats }: Post) {
  const { total_reactions: likes, comments, reposts } = stats ?? {};
  return {
    ...(typeof likes === 'number' ? { likes } : {}),
    ...(typeof reposts === 'number' ? { reposts } : {}),
    ...(typeof comments === 'number' ? { replies: comments } : {}),
  };
}
