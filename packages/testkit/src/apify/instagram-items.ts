import type { JsonObject } from './actor.ts';

export type SampleProfile = {
  readonly id: string;
  readonly username: string;
  readonly private?: boolean;
  readonly postsCount?: number;
  readonly biography?: string;
};

/** What `apify/instagram-profile-scraper` says of an account; a private one still has its header. */
export function instagramProfile({ id, username, ...more }: SampleProfile): JsonObject {
  return {
    ...{ inputUrl: `https://www.instagram.com/${username}`, id, username, fullName: 'Mara Sample' },
    ...{ url: `https://www.instagram.com/${username}`, biography: more.biography ?? 'made up' },
    ...{ followersCount: 120, followsCount: 80, postsCount: more.postsCount ?? 3, private: more.private ?? false },
    ...{ verified: false, isBusinessAccount: false, latestPosts: [], relatedProfiles: [] },
  };
}

export type SampleInstagramPost = {
  readonly id: string;
  readonly caption: string;
  readonly timestamp: string;
  readonly ownerId: string;
  readonly ownerUsername?: string;
};

/** What `apify/instagram-scraper` says of a post, with what its readers left under it. */
export function instagramPost({ id, caption, timestamp, ownerId, ...more }: SampleInstagramPost): JsonObject {
  const ownerUsername = more.ownerUsername ?? 'mara.sample';
  return {
    ...{ inputUrl: `https://www.instagram.com/${ownerUsername}/`, id, type: 'Image', shortCode: `C${id}`, caption },
    ...{ url: `https://www.instagram.com/p/C${id}/`, timestamp, ownerUsername, ownerId, ownerFullName: 'Mara Sample' },
    ...{ likesCount: 31, commentsCount: 2, images: [], childPosts: [], hashtags: [], mentions: [] },
    ...{ locationName: 'Sample Bay', locationId: '77', productType: 'feed', taggedUsers: [] },
    latestComments: [{ id: '1', text: 'somebody else says so', ownerUsername: 'third.person', likesCount: 0 }],
  };
}

/** An item of a run that ended well and says that it got nothing. */
export function instagramError(
  error: string,
  errorDescription = 'Empty or private data for provided input',
): JsonObject {
  return { url: 'https://www.instagram.com/mara.sample/', requestErrorMessages: [], error, errorDescription };
}
