import type { JsonObject } from './actor.ts';

/** What `clockworks/tiktok-scraper` says of a video. */
export function tiktokVideo(id: string, author: { readonly id: string; readonly name: string }): JsonObject {
  return {
    ...{ id, text: `words of ${id}`, textLanguage: 'en', createTime: 1_748_772_000 },
    ...{ createTimeISO: '2025-06-01T10:00:00.000Z', locationCreated: 'DE', isAd: false, isPinned: false },
    ...{ isSlideshow: false, slideshowImageLinks: [], input: author.name, fromProfileSection: 'videos' },
    ...{ webVideoUrl: `https://www.tiktok.com/@${author.name}/video/${id}`, mentions: [], hashtags: [] },
    authorMeta: {
      ...{
        ...author,
        profileUrl: `https://www.tiktok.com/@${author.name}`,
        nickName: 'Mara Sample',
        signature: 'made up',
      },
      ...{ verified: false, privateAccount: false, fans: 120, following: 80, heart: 3, video: 3, region: 'DE' },
    },
    ...{ diggCount: 31, shareCount: 2, playCount: 900, collectCount: 0, commentCount: 1 },
  };
}

/** An item in the place of videos. */
export function tiktokError(errorCode: string): JsonObject {
  return { input: 'mara.sample', url: 'https://www.tiktok.com/@mara.sample', error: 'Made-up error', errorCode };
}
