import type { Instant } from '@visaguard/kernel';
import { instagramForbiddenFiles } from './forbidden-files.ts';
import { instagramAccountFile } from './instagram-account-file.ts';
import {
  type InstagramLayout,
  instagramComment,
  instagramMedium,
  instagramPost,
  instagramThread,
} from './instagram-items.ts';
import { type ExportLanguage, instagramLabels } from './instagram-labels.ts';
import { type ExportFile, type MadeExport, makeExport, mediaFiles, type ZipChange } from './made-export.ts';
import { asHtml } from './meta-html.ts';
import { metaJson } from './meta-json.ts';
import type { SampleComment, SamplePost } from './sample-posts.ts';

/**
 * `html` writes the pages Meta sends by default; `no_account_file` and `no_posts_file` leave those out;
 * `malformed_items` puts items of no known shape among the posts; `unknown_shape` makes all of them such;
 * `cut_off_json` ends the posts file in the middle of an item.
 */
export type InstagramDefect =
  | 'html'
  | 'no_account_file'
  | 'no_posts_file'
  | 'malformed_items'
  | 'unknown_shape'
  | 'cut_off_json';

export type InstagramExportOptions = {
  readonly handle: string;
  readonly email: string;
  readonly name: string;
  readonly posts: readonly SamplePost[];
  readonly comments?: readonly SampleComment[];
  /** Language of the labels; default English. */
  readonly language?: ExportLanguage;
  /** Default `current`. */
  readonly layout?: InstagramLayout;
  readonly isPrivate?: boolean;
  /** When the platform made the export; left out, the export does not say. */
  readonly exportedAt?: Instant;
  /** Zero bytes of pictures and films in all. */
  readonly mediaBytes?: number;
  readonly defects?: readonly InstagramDefect[];
  readonly zipChanges?: readonly ZipChange[];
};

/** A made-up "Download your information" export of Instagram, with the files that must never be opened. */
export function buildInstagramExport(options: InstagramExportOptions): MadeExport {
  const layout = options.layout ?? 'current';
  const day = options.exportedAt?.slice(0, 10);
  const name = day ? `instagram-${options.handle}-${day}-Xk3pQ9aZ` : `instagram-${options.handle}`;
  const root = layout !== 'older' && day ? `${name}/` : '';
  const has = (defect: InstagramDefect) => options.defects?.includes(defect) ?? false;
  const forbidden = instagramForbiddenFiles(layout === 'older' ? '' : 'your_instagram_activity/');
  const files: ExportFile[] = [
    // On both sides of what may be read, so that reading ahead or behind would touch them.
    ...forbidden.slice(0, 3),
    ...(has('no_account_file') ? [] : [instagramAccountFile(options)]),
    ...(has('no_posts_file') ? [] : postFiles(options, layout)),
    ...forbidden.slice(3),
    ...mediaFiles(options.mediaBytes ?? 0, (at) => `media/posts/202601/${at}.jpg`),
  ];
  const written = has('html') ? files.map(asHtml) : files;
  const rooted = written.map((file) => ({ ...file, path: `${root}${file.path}` }));
  return makeExport(`${name}.zip`, rooted, options.zipChanges);
}

function postFiles(options: InstagramExportOptions, layout: InstagramLayout): ExportFile[] {
  const labels = instagramLabels[options.language ?? 'en'];
  const media = layout === 'older' ? 'content' : 'your_instagram_activity/media';
  const activity = layout === 'older' ? '' : 'your_instagram_activity/';
  const of = (kind: SamplePost['kind']) => options.posts.filter((post) => (post.kind ?? 'post') === kind);
  const file = (path: string, content: unknown): ExportFile => ({ path, content: metaJson(content) });
  const items = (kind: SamplePost['kind']) => of(kind).map((post, at) => instagramPost(post, at, layout, labels));
  const comments = (options.comments ?? []).map((comment) => instagramComment(comment, layout, labels));
  const files = [file(`${media}/posts_1.json`, items('post'))].map((posts) =>
    withDefects(posts, options.defects ?? []),
  );
  if (of('reel').length > 0) files.push(file(`${media}/reels.json`, { ig_reels_media: items('reel') }));
  if (of('story').length > 0)
    files.push(file(`${media}/stories.json`, { ig_stories: of('story').map(instagramMedium) }));
  if (of('archived_post').length > 0) {
    files.push(file(`${media}/archived_posts.json`, { ig_archived_post_media: items('archived_post') }));
  }
  if (of('profile_photo').length > 0) {
    files.push(file(`${media}/profile_photos.json`, { ig_profile_picture: of('profile_photo').map(instagramMedium) }));
  }
  if (of('thread').length > 0) {
    const threads = { text_post_app_text_posts: of('thread').map(instagramThread) };
    files.push(file(`${activity}threads/threads_and_replies.json`, threads));
  }
  if (comments.length > 0) {
    const wrapped = layout === 'older' ? { comments_media_comments: comments } : comments;
    const name = layout === 'older' ? 'post_comments.json' : 'post_comments_1.json';
    files.push(file(`${activity}comments/${name}`, wrapped));
  }
  return files;
}

function withDefects(file: ExportFile, defects: readonly InstagramDefect[]): ExportFile {
  let content = String(file.content);
  const strange = ['{"odd":[1,2,3]}', 'null', '"text"', '{"media":"none"}'];
  if (defects.includes('unknown_shape')) content = `[${strange.join(',')}]`;
  if (defects.includes('malformed_items'))
    content = `[${strange.join(',')}${content === '[]' ? '' : ','}${content.slice(1)}`;
  if (defects.includes('cut_off_json')) content = content.slice(0, Math.floor(content.length * 0.7));
  return { ...file, content };
}
