import type { FileRule } from '../importer.ts';

/**
 * The files that may be opened. Roots differ by date and account type (`instagram-<user>-<date>-<rand>/`, none),
 * and so does the folder of the media lists; only the end of a path is fixed.
 */
const media = '(?:your_instagram_activity\\/)?(?:media|content)\\/';
const activity = '(?:your_instagram_activity\\/)?';

type Place = { readonly folder: string; readonly name: string; readonly head?: RegExp };

function rule(kind: string, role: FileRule['role'], { folder, name, head }: Place): FileRule {
  const file = `${name}(?:_\\d+)?\\.json`;
  const path = new RegExp(`(?:^|\\/)(${folder}${file})$`);
  return { kind, role, path, alone: new RegExp(`^${file}$`), ...(head ? { head } : {}) };
}

export const instagramFiles: readonly FileRule[] = [
  rule('account', 'account', {
    folder: '(?:personal_information\\/){1,2}',
    name: 'personal_information',
    head: /^\s*\{\s*"profile_user"/,
  }),
  rule('post', 'posts', { folder: media, name: 'posts' }),
  rule('reel', 'posts', { folder: media, name: 'reels', head: /^\s*\{\s*"ig_reels_media"/ }),
  rule('igtv', 'posts', { folder: media, name: 'igtv_videos', head: /^\s*\{\s*"ig_igtv_media"/ }),
  rule('story', 'posts', { folder: media, name: 'stories', head: /^\s*\{\s*"ig_stories"/ }),
  rule('archived_post', 'posts', {
    folder: media,
    name: 'archived_posts',
    head: /^\s*\{\s*"ig_archived_post_media"/,
  }),
  rule('profile_photo', 'posts', { folder: media, name: 'profile_photos', head: /^\s*\{\s*"ig_profile_picture"/ }),
  rule('comment', 'posts', {
    folder: `${activity}comments\\/`,
    name: '(?:post_comments|reels_comments)',
    head: /^\s*\{\s*"comments_(?:media|reels)_comments"/,
  }),
  rule('thread', 'posts', {
    folder: `${activity}threads\\/`,
    name: 'threads_and_replies',
    head: /^\s*\{\s*"text_post_app_text_posts"/,
  }),
];

/** Whatever a file in these folders is called, it is not opened. */
export const instagramNever =
  /(?:^|\/)(?:messages|inbox|message_requests|connections|contacts|followers_and_following|likes|saved|ads_information|security_and_login_information|logged_information|preferences|shopping|monetization)\//i;

export const instagramMarkers = [
  /(?:^|\/)your_instagram_activity\//,
  /(?:^|\/)instagram-[a-z0-9._]+-\d{4}-\d{2}-\d{2}-[^/]*\//,
  /(?:^|\/)connections\/followers_and_following\/[^/]+\.json$/,
];

export const instagramHtmlMarkers = [
  /(?:^|\/)(?:your_instagram_activity\/|personal_information\/|content\/|media\/|comments\/)[^.]*\.html$/,
  /(?:^|\/)start_here\.html$/,
];

export const instagramPassedOver = [
  {
    path: /(?:^|\/)(?:media|content)\/reposts(?:_\d+)?\.json$/,
    detail: 'The export holds a list of reposts, which this version does not read.',
  },
  {
    path: /(?:^|\/)(?:media|content)\/other_content(?:_\d+)?\.json$/,
    detail: 'The export holds drafts and other content that was never posted; it is not read.',
  },
];

/** `instagram-mara.sample-2026-11-01-AbCdEf/`: whose export it is and when it was made. */
export const instagramRoot = /(?:^|\/)instagram-([a-z0-9._]{1,30})-(\d{4}-\d{2}-\d{2})-[^/]*\/$/;
