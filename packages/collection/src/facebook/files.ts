import type { FileRule } from '../importer.ts';

/**
 * The files that may be opened. Until about 2022 they lay at the root of the export (`posts/your_posts_1.json`), since
 * then below `your_activity_across_facebook/` and `your_facebook_activity/`; only the end of a path is fixed. Not among
 * them: what other people wrote on the person's timeline, and the trash, which the person has taken back.
 */
const activity = '(?:your_facebook_activity\\/|your_activity_across_facebook\\/)?';

type Place = { readonly folder: string; readonly name: string; readonly head?: RegExp; readonly alone?: boolean };

function rule(kind: string, role: FileRule['role'], { folder, name, head, alone = true }: Place): FileRule {
  const file = `${name}(?:_\\d+)?\\.json`;
  return {
    kind,
    role,
    path: new RegExp(`(?:^|\\/)(${activity}${folder}\\/${file})$`),
    ...(alone ? { alone: new RegExp(`^${file}$`) } : {}),
    ...(head ? { head } : {}),
  };
}

export const facebookFiles: readonly FileRule[] = [
  rule('account', 'account', {
    folder: '(?:personal_information\\/)?(?:profile_information|about_you)',
    name: 'profile_information',
    head: /^\s*\{\s*"profile(?:_v2)?"\s*:\s*\{/,
  }),
  rule('post', 'posts', { folder: 'posts', name: 'your_posts(?:__check_ins__photos_and_videos)?' }),
  rule('group_post', 'posts', {
    folder: 'groups',
    name: '(?:group_posts_and_comments|your_posts_(?:and_comments_)?in_groups)',
    head: /^\s*\{\s*"group_posts(?:_v2)?"/,
  }),
  // The plain names below are those of many a file: one that comes without its folder is told by its head.
  rule('archived_post', 'posts', { folder: 'posts', name: 'archive', head: /^\s*\{\s*"archive_v2"/, alone: false }),
  rule('comment', 'posts', {
    folder: '(?:comments_and_reactions|comments)',
    name: 'comments',
    head: /^\s*\{\s*"comments(?:_v2)?"\s*:\s*\[/,
    alone: false,
  }),
  rule('group_comment', 'posts', {
    folder: 'groups',
    name: 'your_comments_in_groups',
    head: /^\s*\{\s*"group_comments(?:_v2)?"/,
  }),
];

/** Whatever a file in these folders is called, it is not opened. */
export const facebookNever =
  /(?:^|\/)(?:messages|inbox|archived_threads|filtered_threads|message_requests|e2ee_cutover|stickers_used|friends|friends_and_followers|followers|connections|contacts|saved_items_and_collections|saved_items|search|search_history|ads_information|security_and_login_information|logged_information|preferences|dating|facebook_payments|location|facebook_marketplace)\//i;

export const facebookMarkers = [
  /(?:^|\/)(?:your_facebook_activity|your_activity_across_facebook)\//,
  /(?:^|\/)facebook-[a-z0-9.]+(?:-[^/]*)?\//,
  /(?:^|\/)comments_and_reactions\/[^/]+\.json$/,
  /(?:^|\/)friends_and_followers\/[^/]+\.json$/,
];

export const facebookHtmlMarkers = [
  /(?:^|\/)(?:your_facebook_activity|your_activity_across_facebook)\/.*\.html$/,
  /(?:^|\/)(?:posts|comments|comments_and_reactions|groups|profile_information)\/[^/.]*\.html$/,
];

export const facebookPassedOver = [
  {
    path: /(?:^|\/)posts\/(?:album\/[^/]+|your_videos|your_uncategorized_photos|your_photos)(?:_\d+)?\.json$/,
    detail: 'The export lists albums, photos and videos once more by themselves; those lists are not read.',
  },
  {
    path: /(?:^|\/)(?:reels|stories|notes|posts)\/(?:your_reels|archived_stories|notes|edits_you_made_to_posts)(?:_\d+)?\.json$/,
    detail: 'The export holds reels, stories, notes or earlier versions of posts, which this version does not read.',
  },
  {
    path: /(?:^|\/)groups\/(?:anonymous_posts_[^/]*|your_answers_to_membership_questions|your_pending_posts_in_groups)\.json$/,
    detail: 'The export holds anonymous or pending posts and answers to groups, which this version does not read.',
  },
  {
    path: /(?:^|\/)facebook_marketplace\/(?:items_sold|your_marketplace_listings|items_selling)(?:_\d+)?\.json$/,
    detail: 'The export holds things offered for sale, whose descriptions this version does not read.',
  },
];

/** `facebook-mara.sample-2026-11-01-AbCdEf/`, `facebook-100012345678901/`: whose export it is and when it was made. */
export const facebookRoot = /(?:^|\/)facebook-([a-z0-9.]{3,50}?)(?:-(\d{4}-\d{2}-\d{2})(?:-[^/]*)?)?\/$/;
