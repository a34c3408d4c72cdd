import type { Instant } from '@visaguard/kernel';
import { facebookComment, facebookPost } from './facebook-items.ts';
import { facebookForbiddenFiles } from './forbidden-facebook-files.ts';
import { type ExportFile, type MadeExport, makeExport, mediaFiles, type ZipChange } from './made-export.ts';
import { asHtml } from './meta-html.ts';
import { metaJson } from './meta-json.ts';
import type { SampleFacebookComment, SampleFacebookPost } from './sample-posts.ts';

/** As the defects of the Instagram builder. */
export type FacebookDefect =
  | 'html'
  | 'no_account_file'
  | 'no_posts_file'
  | 'malformed_items'
  | 'unknown_shape'
  | 'cut_off_json';

/** `current`: below `your_facebook_activity/`; `across`: 2022; `older`: at the root, `your_posts_1.json`. */
export type FacebookLayout = 'current' | 'across' | 'older';

export type FacebookExportOptions = {
  /** User name; null for an account that has none and goes by its number. */
  readonly handle: string | null;
  readonly accountId: string;
  readonly email: string;
  readonly name: string;
  readonly posts: readonly SampleFacebookPost[];
  readonly comments?: readonly SampleFacebookComment[];
  readonly layout?: FacebookLayout;
  /** When the platform made the export; left out, the export does not say. */
  readonly exportedAt?: Instant;
  /** Into so many numbered files the posts are cut; default 1. */
  readonly postsFiles?: number;
  readonly mediaBytes?: number;
  readonly defects?: readonly FacebookDefect[];
  readonly zipChanges?: readonly ZipChange[];
};

/** A made-up "Download your information" export of Facebook, with the files that must never be opened. */
export function buildFacebookExport(options: FacebookExportOptions): MadeExport {
  return toExport(options, contentOf(options), '');
}

/** The same export in two ZIPs: the first half of the numbered lists with the account file, and the rest. */
export function buildFacebookExportParts(options: FacebookExportOptions): [MadeExport, MadeExport] {
  const files = contentOf(options);
  const half = Math.ceil(files.length / 2);
  return [toExport(options, files.slice(0, half), '-1'), toExport(options, files.slice(half), '-2')];
}

function toExport(options: FacebookExportOptions, content: readonly ExportFile[], suffix: string): MadeExport {
  const day = options.exportedAt?.slice(0, 10);
  const account = options.handle ?? options.accountId;
  const name = day ? `facebook-${account}-${day}-Qw3rTy9z` : `facebook-${account}`;
  const forbidden = facebookForbiddenFiles(activityOf(options));
  const files = [
    // On both sides of what may be read, so that reading ahead or behind would touch them.
    ...forbidden.slice(0, 4),
    ...content,
    ...forbidden.slice(4),
    ...mediaFiles(options.mediaBytes ?? 0, (at) => `your_facebook_activity/posts/media/your_posts/${at}.jpg`),
  ];
  const written = options.defects?.includes('html') ? files.map(asHtml) : files;
  const rooted = written.map((file) => ({ ...file, path: `${day ? `${name}/` : ''}${file.path}` }));
  return makeExport(`${name}${suffix}.zip`, rooted, options.zipChanges);
}

function activityOf({ layout = 'current' }: FacebookExportOptions): string {
  if (layout === 'older') return '';
  return layout === 'across' ? 'your_activity_across_facebook/' : 'your_facebook_activity/';
}

function contentOf(options: FacebookExportOptions): ExportFile[] {
  const has = (defect: FacebookDefect) => options.defects?.includes(defect) ?? false;
  return [
    ...(has('no_account_file') ? [] : [accountFile(options)]),
    ...(has('no_posts_file') ? [] : listFiles(options)),
  ];
}

function listFiles(options: FacebookExportOptions): ExportFile[] {
  const { name, posts, comments = [], layout = 'current', postsFiles = 1 } = options;
  const activity = activityOf(options);
  const items = (place: SampleFacebookPost['in']) =>
    posts.filter((post) => (post.in ?? 'timeline') === place).map((post, at) => facebookPost(post, at, name));
  const file = (path: string, content: unknown): ExportFile => ({
    path: `${activity}${path}`,
    content: metaJson(content),
  });
  const list = layout === 'older' ? 'posts/your_posts' : 'posts/your_posts__check_ins__photos_and_videos';
  const timeline = items('timeline');
  const size = Math.ceil(timeline.length / postsFiles);
  const files = Array.from({ length: postsFiles }, (_none, at) =>
    withDefects(file(`${list}_${at + 1}.json`, timeline.slice(at * size, (at + 1) * size)), options.defects ?? []),
  );
  const grouped = items('group');
  if (grouped.length > 0) files.push(file('groups/group_posts_and_comments.json', { group_posts_v2: grouped }));
  const archived = items('archive');
  if (archived.length > 0) files.push(file('posts/archive.json', { archive_v2: archived }));
  const own = comments.filter(({ group }) => group === undefined).map((comment) => facebookComment(comment, name));
  const inGroups = comments.filter(({ group }) => group !== undefined).map((comment) => facebookComment(comment, name));
  const folder = layout === 'older' ? 'comments' : 'comments_and_reactions';
  const member = layout === 'older' ? 'comments' : 'comments_v2';
  if (own.length > 0) files.push(file(`${folder}/comments.json`, { [member]: own }));
  if (inGroups.length > 0) files.push(file('groups/your_comments_in_groups.json', { group_comments_v2: inGroups }));
  return files;
}

function accountFile({ handle, accountId, email, name, layout }: FacebookExportOptions): ExportFile {
  const [first = '', last = ''] = name.split(' ');
  const link = handle === null ? `profile.php?id=${accountId}` : handle;
  const profile = {
    name: { full_name: name, first_name: first, last_name: last },
    emails: { emails: [email], previous_emails: [], pending_emails: [], ad_account_emails: [] },
    birthday: { year: 2001, month: 4, day: 5 },
    gender: { gender_option: 'FEMALE', pronoun: 'FEMALE' },
    ...(handle === null ? {} : { username: handle }),
    registration_timestamp: 1_300_000_000,
    profile_uri: `https://www.facebook.com/${link}`,
  };
  const folder = layout === 'older' ? '' : 'personal_information/';
  const path = `${folder}profile_information/profile_information.json`;
  return { path, content: metaJson(layout === 'older' ? { profile } : { profile_v2: profile }) };
}

function withDefects(file: ExportFile, defects: readonly FacebookDefect[]): ExportFile {
  let content = String(file.content);
  const strange = ['{"odd":[1,2,3]}', 'null', '"text"', '{"data":"none"}'];
  if (defects.includes('unknown_shape')) content = `[${strange.join(',')}]`;
  if (defects.includes('malformed_items')) {
    content = `[${strange.join(',')}${content === '[]' ? '' : ','}${content.slice(1)}`;
  }
  if (defects.includes('cut_off_json')) content = content.slice(0, Math.floor(content.length * 0.7));
  return { ...file, content };
}
