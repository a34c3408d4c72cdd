import { z } from 'zod';
import { isoMs } from '../iso-ms.ts';
import type { AccountReading, PostReading, PublicAccount } from '../source.ts';

const count = z.number().nonnegative().nullish().catch(null);

const author = z.looseObject({
  id: z.string().min(1),
  name: z.string().min(1),
  nickName: z.string().nullish(),
  signature: z.string().nullish(),
  privateAccount: z.boolean().nullish(),
  video: count,
});

const film = z.looseObject({
  id: z.string().regex(/^\d{5,20}$/),
  text: z.string(),
  createTimeISO: z.string().nullish(),
  authorMeta: author,
  isSlideshow: z.boolean().nullish(),
  slideshowImageLinks: z.array(z.unknown()).nullish(),
  locationCreated: z.string().nullish().catch(null),
  diggCount: count,
  shareCount: count,
  commentCount: count,
});
type Film = z.infer<typeof film>;

/** `clockworks/tiktok-scraper` names the account under each of its videos and nowhere else. */
export function readAuthorRow(row: unknown): AccountReading {
  const { data } = film.safeParse(row);
  if (!data) return { state: 'malformed' };
  const { id, name, nickName, signature, video, privateAccount } = data.authorMeta;
  const account = {
    ...{ handle: name, accountId: id, displayName: nickName || null, biography: signature || null },
    postsCount: video ?? null,
  };
  return { state: 'account', account, visibility: privateAccount ? 'private' : 'public' };
}

/** One item of `clockworks/tiktok-scraper`: the words under a video or a slideshow. What is said in it is not read. */
export function readFilmRow(row: unknown, account: PublicAccount): PostReading {
  const { data } = film.safeParse(row);
  if (!data) return { state: 'malformed' };
  if (data.authorMeta.id !== account.accountId) return { state: 'foreign' };
  return {
    state: 'post',
    draft: {
      ...{ nativeId: data.id, kind: 'authored', audience: 'public', text: data.text },
      writtenAtMs: isoMs(data.createTimeISO),
      permalink: `https://www.tiktok.com/@${data.authorMeta.name}/video/${data.id}`,
      media: mediaOf(data),
      privateDetails: detailsOf(data),
    },
  };
}

function mediaOf({ isSlideshow, slideshowImageLinks }: Film) {
  if (!isSlideshow) return { images: 0, videos: 1, audio: 0 };
  return { images: Math.max(1, slideshowImageLinks?.length ?? 0), videos: 0, audio: 0 };
}

function detailsOf({ diggCount, shareCount, commentCount, locationCreated }: Film) {
  return {
    ...(typeof diggCount === 'number' ? { likes: diggCount } : {}),
    ...(typeof shareCount === 'number' ? { reposts: shareCount } : {}),
    ...(typeof commentCount === 'number' ? { replies: commentCount } : {}),
    ...(locationCreated ? { location: locationCreated } : {}),
  };
}
