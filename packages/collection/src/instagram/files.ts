import type { FileRule } from '../importer.ts';

/**
 * The files that may be opened. Roots differ by date and account type (`instagram-<user>-<date>-<rand>/`, none),
 * and so does the folder of the media lists; only the end of a path is fixed.
 */
const media = '(?:your_instagram_activity\\/)?(?:media|content)\\/';
const activity = '(?:your_instagram_activity\\/)?';

function rule(kind: string, role: FileRule['role'], ending: string, head?: RegExp): FileRule {
  const bare = ending.slice(ending.lastIndexOf('/') + 1);
  return {
    kind,
    role,
    path: new RegExp(`(?:^|\\/)(${ending})$`),
    alone: new RegExp(`^${bare}$`),
    ...(head ? { head } : {}),
  };
}

export const instagramFiles: readonly FileRule[] = [
  rule('account', 'account', '(?:personal_information\\/){1,2}personal_information\\.json', /^\s*\{\s*"profile_user"/),
  rule('post', 'posts', `${media}posts(?:_\\d+)?\\.json`),
  rule('reel', 'posts', `${media}reels(?:_\\d+)?\\.json`, /^\s*\{\s*"ig_reels_media"/),
  rule('igtv', 'posts', `${media}igtv_videos(?:_\\d+)?\\.json`, /^\s*\{\s*"ig_igtv_media"/),
  rule('story', 'posts', `${media}stories(?:_\\d+)?\\.json`, /^\s*\{\s*"ig_stories"/),
  rule('archived_post', 'posts', `${media}archived_posts(?:_\\d+)?\\.json`, /^\s*\{\s*"ig_archived_post_media"/),
  rule('profile_photo', 'posts', `${media}profile_photos(?:_\\d+)?\\.json`, /^\s*\{\s*"ig_profile_picture"/),
  rule(
    'comment',
    'posts',
    `${activity}comments\\/(?:post_comments|reels_comments)(?:_\\d+)?\\.json`,
    /^\s*\{\s*"comments_(?:media|reels)_comments"/,
  ),
  rule(
    'thread',
    'posts',
    `${activity}threads\\/threads_and_replies(?:_\\d+)?\\.json`,
    /^\s*\{\s*"text_post_app_text_posts"/,
  ),
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
