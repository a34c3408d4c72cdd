import { forbiddenText } from './forbidden-files.ts';
import { type ExportFile, type MadeExport, makeExport, mediaFiles, type ZipChange } from './made-export.ts';
import type { SampleTiktokComment, SampleTiktokVideo } from './sample-posts.ts';
import {
  type TiktokLayout,
  type TiktokSections,
  tiktokComment,
  tiktokForbiddenSections,
  tiktokVideo,
  watchedLive,
} from './tiktok-sections.ts';

/**
 * As the defects of the Instagram builder; `text` writes the plain text that the platform offers beside JSON;
 * `no_videos` and `no_comments` leave the section out, as an export of single kinds of data does; `null_levels` writes
 * `null` in place of every list.
 */
export type TiktokDefect =
  | 'text'
  | 'no_account'
  | 'no_videos'
  | 'no_comments'
  | 'null_levels'
  | 'malformed_items'
  | 'cut_off_json';

export type TiktokExportOptions = {
  readonly handle: string;
  readonly email: string;
  readonly name: string;
  readonly posts: readonly SampleTiktokVideo[];
  readonly comments?: readonly SampleTiktokComment[];
  /** Said under live videos of others. */
  readonly liveRemarks?: readonly SampleTiktokComment[];
  /** So many videos of others were passed on. */
  readonly reposts?: number;
  /** Default `current`. */
  readonly layout?: TiktokLayout;
  readonly mediaBytes?: number;
  readonly defects?: readonly TiktokDefect[];
  readonly zipChanges?: readonly ZipChange[];
};

/** A made-up "Download your data" export of TikTok: one file, in which what must not be read stands beside the posts. */
export function buildTiktokExport(options: TiktokExportOptions): MadeExport {
  const files = options.defects?.includes('text')
    ? textFiles()
    : [{ path: fileName(options), content: content(options) }];
  return makeExport(
    'TikTok_Data_1793520000.zip',
    [...files, ...mediaFiles(options.mediaBytes ?? 0, (at) => `Posts/videos/${at}.mp4`)],
    options.zipChanges,
  );
}

function fileName({ layout }: TiktokExportOptions): string {
  return layout === 'current' || layout === undefined ? 'user_data_tiktok.json' : 'user_data.json';
}

function content(options: TiktokExportOptions): string {
  const text = JSON.stringify(sectionsOf(options), null, 1);
  return options.defects?.includes('cut_off_json') ? text.slice(0, Math.floor(text.length * 0.7)) : text;
}

function sectionsOf(options: TiktokExportOptions): TiktokSections {
  const { layout = 'current', liveRemarks = [], reposts = 0 } = options;
  const has = (defect: TiktokDefect) => options.defects?.includes(defect) ?? false;
  const { before, activity, after } = tiktokForbiddenSections(layout);
  const passedOn = Array.from({ length: reposts }, () => ({
    Date: '2026-01-02 10:00:00',
    Link: 'https://www.tiktok.com/@a/video/1',
  }));
  return {
    ...before,
    [layout === 'current' ? 'Your Activity' : 'Activity']: { ...activity, Reposts: { RepostList: passedOn } },
    ...(has('no_comments') ? {} : commentSection(options, layout)),
    ...(has('no_videos') ? {} : videoSection(options, layout)),
    ...(has('no_account') ? {} : profileSection(options, layout)),
    ...watchedLive(liveRemarks, layout),
    ...after,
  };
}

function listOf(options: TiktokExportOptions, items: readonly unknown[]): readonly unknown[] | null {
  const strange = options.defects?.includes('malformed_items') ? [{ odd: true }, null, 'text', { Likes: 3 }] : [];
  return options.defects?.includes('null_levels') ? null : [...strange, ...items];
}

function videoSection(options: TiktokExportOptions, layout: TiktokLayout): TiktokSections {
  const VideoList = listOf(
    options,
    options.posts.map((post, at) => tiktokVideo(post, at, layout)),
  );
  const deleted = { PostList: [{ Date: '2026-01-02 10:00:00', Title: forbiddenText, Link: forbiddenText }] };
  if (layout === 'current') return { Post: { 'Recently Deleted Posts': deleted, Posts: { VideoList } } };
  return { Video: { Videos: { VideoList } } };
}

function commentSection(options: TiktokExportOptions, layout: TiktokLayout): TiktokSections {
  const CommentsList = listOf(
    options,
    (options.comments ?? []).map((comment) => tiktokComment(comment, layout)),
  );
  return { Comment: layout === 'older' ? { CommentsList } : { Comments: { App: 1, CommentsList } } };
}

function profileSection({ handle, email, name }: TiktokExportOptions, layout: TiktokLayout): TiktokSections {
  const ProfileMap = {
    PlatformInfo: null,
    bioDescription: forbiddenText,
    birthDate: '05-Apr-2001',
    displayName: name,
    emailAddress: email,
    likesReceived: '12',
    telephoneNumber: 'N/A',
    userName: handle,
  };
  if (layout === 'current')
    return { 'Profile And Settings': { 'Block List': { BlockList: null }, 'Profile Info': { ProfileMap } } };
  return { Profile: { 'Profile Information': { ProfileMap } } };
}

function textFiles(): ExportFile[] {
  return ['Comment/Comments', 'Post/Posts', 'Profile And Settings/Profile Info', 'Direct Message/Direct Messages'].map(
    (path) => ({
      path: `TikTok/${path}.txt`,
      content: `Date: 2026-01-02 10:00:00 UTC\n${forbiddenText}\n`,
    }),
  );
}
