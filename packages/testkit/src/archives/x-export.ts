import type { Instant } from '@visaguard/kernel';
import { xForbiddenFiles } from './forbidden-files.ts';
import { type ExportFile, type MadeExport, makeExport, mediaFiles, type ZipChange } from './made-export.ts';
import type { SampleTweet } from './sample-posts.ts';
import { xNoteTweet, xTweet } from './x-items.ts';

/** As the defects of the Instagram builder; `count_differs` lists one post more than there is. */
export type XDefect = 'no_account_file' | 'no_posts_file' | 'malformed_items' | 'cut_off_json' | 'count_differs';

export type XExportOptions = {
  readonly handle: string;
  readonly accountId: string;
  readonly email: string;
  readonly name: string;
  readonly posts: readonly SampleTweet[];
  /** `older`: `tweet.js`, no manifest. Default `current`. */
  readonly layout?: 'current' | 'older';
  readonly isProtected?: boolean;
  /** When the platform made the archive; left out, the manifest does not say. */
  readonly exportedAt?: Instant;
  readonly mediaBytes?: number;
  readonly defects?: readonly XDefect[];
  readonly zipChanges?: readonly ZipChange[];
};

/** A made-up archive of X in one ZIP, with the files that must never be opened. */
export function buildXExport(options: XExportOptions): MadeExport {
  const lists = listFiles(options, [options.posts]);
  const forbidden = xForbiddenFiles();
  const allowed = [...accountFiles(options, lists), ...lists.map(({ file }) => file)];
  // On both sides of what may be read, so that reading ahead or behind would touch them.
  const files = [...forbidden.slice(0, 3), ...allowed, ...forbidden.slice(3)];
  return makeExport(
    `twitter-${options.handle}.zip`,
    [...files, ...mediaFiles(options.mediaBytes ?? 0, (at) => `data/tweets_media/${at}.mp4`)],
    options.zipChanges,
  );
}

/** The same archive as several ZIPs: the posts spread over them, in each the manifest of the whole. */
export function buildXExportParts(options: XExportOptions, partCount: number): MadeExport[] {
  const size = Math.ceil(options.posts.length / partCount);
  const shares = Array.from({ length: partCount }, (_none, at) => options.posts.slice(at * size, (at + 1) * size));
  const lists = listFiles(options, shares);
  const postLists = lists.filter(({ type }) => type === 'tweets');
  return postLists.map(({ file }, at) => {
    const others = at === 0 ? lists.filter(({ type }) => type !== 'tweets').map((list) => list.file) : [];
    const files = [...xForbiddenFiles(), ...accountFiles(options, lists), file, ...others];
    return makeExport(`twitter-${options.handle}-part${at + 1}.zip`, files, options.zipChanges);
  });
}

type ListFile = { type: 'tweets' | 'communityTweet' | 'noteTweet'; count: number; file: ExportFile };

function listFiles(options: XExportOptions, shares: readonly (readonly SampleTweet[])[]): ListFile[] {
  const has = (defect: XDefect) => options.defects?.includes(defect) ?? false;
  const all = shares.flat();
  const places = new Map(all.map((tweet, at) => [tweet, at]));
  const placeOf = (tweet: SampleTweet) => places.get(tweet) ?? 0;
  const items = (tweets: readonly SampleTweet[]) =>
    tweets.map((tweet) => xTweet(tweet, placeOf(tweet), options.accountId));
  const lists: ListFile[] = [];
  const base = options.layout === 'older' ? 'tweet' : 'tweets';
  for (const [at, share] of shares.entries()) {
    if (has('no_posts_file')) break;
    const posts = items(share.filter(({ kind }) => kind !== 'community'));
    const strange = has('malformed_items') ? [{ odd: true }, null, 'text'] : [];
    const name = at === 0 ? base : `${base}-part${at}`;
    lists.push(listFile({ type: 'tweets', name, variable: `${base}.part${at}`, items: [...strange, ...posts] }));
  }
  const community = items(all.filter(({ kind }) => kind === 'community'));
  if (community.length > 0) {
    lists.push(
      listFile({
        type: 'communityTweet',
        name: 'community-tweet',
        variable: 'community_tweet.part0',
        items: community,
      }),
    );
  }
  const long = all.filter(({ kind }) => kind === 'long').map((tweet) => xNoteTweet(tweet, placeOf(tweet)));
  if (long.length > 0)
    lists.push(listFile({ type: 'noteTweet', name: 'note-tweet', variable: 'note_tweet.part0', items: long }));
  return has('cut_off_json') ? lists.map(cutOffJson) : lists;
}

type List = { type: ListFile['type']; name: string; variable: string; items: readonly unknown[] };

function listFile({ type, name, variable, items }: List): ListFile {
  const content = `window.YTD.${variable} = ${JSON.stringify(items, null, 1)}`;
  return { type, count: items.length, file: { path: `data/${name}.js`, content } };
}

function cutOffJson(list: ListFile): ListFile {
  const content = String(list.file.content);
  return { ...list, file: { ...list.file, content: content.slice(0, Math.floor(content.length * 0.7)) } };
}

function accountFiles(options: XExportOptions, lists: readonly ListFile[]): ExportFile[] {
  const { handle, accountId, email, name, exportedAt, isProtected } = options;
  const account = {
    email,
    createdVia: 'web',
    username: handle,
    accountId,
    createdAt: '2012-05-01T10:00:00.000Z',
    accountDisplayName: name,
  };
  const files = [
    { path: 'data/account.js', content: `window.YTD.account.part0 = ${JSON.stringify([{ account }], null, 2)}` },
  ];
  const record = { protectedHistory: { protectedAt: '2026-01-01T10:00:00.000Z', action: 'Protect' } };
  files.push({
    path: 'data/protected-history.js',
    content: `window.YTD.protected_history.part0 = ${JSON.stringify(isProtected ? [record] : [])}`,
  });
  const kept = options.defects?.includes('no_account_file') ? [] : files;
  if (options.layout === 'older') return kept;
  const extra = options.defects?.includes('count_differs') ? 1 : 0;
  const dataTypes: { [type: string]: { files: object[] } } = {
    like: { files: [{ fileName: 'data/like.js', globalName: 'YTD.like.part0', count: '1' }] },
  };
  for (const { type, count, file } of lists) {
    const listed = { fileName: file.path, globalName: `YTD.${type}.part0`, count: String(count + extra) };
    dataTypes[type] = { files: [...(dataTypes[type]?.files ?? []), listed] };
  }
  const userInfo = { accountId, userName: handle, displayName: name };
  const archiveInfo = {
    sizeBytes: '1',
    isPartialArchive: false,
    ...(exportedAt ? { generationDate: exportedAt } : {}),
  };
  const manifest = {
    userInfo: options.defects?.includes('no_account_file') ? {} : userInfo,
    archiveInfo,
    readmeInfo: {},
    dataTypes,
  };
  return [
    ...kept,
    { path: 'data/manifest.js', content: `window.__THAR_CONFIG = ${JSON.stringify(manifest, null, 2)}` },
  ];
}
