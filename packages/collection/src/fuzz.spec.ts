import type { Platform } from '@visaguard/domain';
import {
  buildFacebookExport,
  buildInstagramExport,
  buildLinkedinExport,
  buildTiktokExport,
  buildXExport,
  harmlessPosts,
  makeExport,
} from '@visaguard/testkit';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mendMetaText } from './meta/meta-text.ts';
import {
  asInput,
  mara,
  maraOnFacebook,
  maraOnLinkedin,
  maraOnX,
  type ReadAll,
  readAll,
  window,
  zipInput,
} from './testing/read-all.ts';
import { unescapeHtml } from './x/tweet-text.ts';

const words = fc.oneof(
  fc.string({ maxLength: 12 }),
  fc.constantFrom('mara.sample', '1', 'Comment', 'Time', 'RT @a: b', 'a…', '&amp;amp;', '\u00c3\u00a9', '__proto__'),
  fc.constantFrom('Fri Jan 02 10:00:00 +0000 2026', '2026-01-02T10:00:00.000Z', '2026-01-02 10:00:00', 'posts/1.mp4'),
);
const numbers = fc.constantFrom(0, -1, 1767348000, 1767348000000, 1e308, 4102444800, 0.5);
const names = fc.constantFrom(
  ...[
    'media',
    'title',
    'creation_timestamp',
    'timestamp',
    'uri',
    'string_map_data',
    'string_list_data',
    'label_values',
  ],
  ...['label', 'value', 'href', 'timestamp_value', 'fbid', 'Comment', 'Media Owner', 'Time', 'media_metadata'],
  ...['tweet', 'full_text', 'created_at', 'id_str', 'entities', 'urls', 'url', 'expanded_url', 'extended_entities'],
  ...[
    'account',
    'username',
    'profile_user',
    'noteTweet',
    'core',
    'text',
    'createdAt',
    'dataTypes',
    'files',
    'fileName',
  ],
  ...['data', 'post', 'comment', 'attachments', 'external_context', 'description', 'place', 'note', 'update_timestamp'],
  ...[
    'Posts',
    'Videos',
    'VideoList',
    'Comments',
    'CommentsList',
    'Profile Info',
    'ProfileMap',
    'Reposts',
    'RepostList',
  ],
  ...['Date', 'date', 'Link', 'Title', 'WhoCanView', 'CommentContent', 'QuestionContent', 'RawTime', 'userName'],
  ...['comments_v2', 'group_posts_v2', 'profile_v2', 'name', 'emails'],
  ...['ig_stories', 'ig_reels_media', 'comments_media_comments', 'text_post_app_text_posts', 'type', '__proto__'],
);
/** Values made of the names that importers look for, in places where they do not belong. */
const { value: anyValue } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 5, depthSize: 'medium' },
    words,
    numbers,
    fc.constantFrom(null, true, false),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(names, tie('value'), { maxKeys: 5, noNullPrototype: true }),
  ),
}));

/** Lists of objects, mostly: the shape that gets past the first look. */
const anyContent = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.array(fc.dictionary(names, anyValue, { minKeys: 2, maxKeys: 8, noNullPrototype: true }), {
      maxLength: 6,
    }),
  },
  { weight: 1, arbitrary: anyValue },
);

const instagramPaths = [
  'your_instagram_activity/media/posts_1.json',
  'content/stories.json',
  'your_instagram_activity/comments/post_comments_1.json',
  'personal_information/personal_information.json',
  'threads/threads_and_replies.json',
];
const xPaths = [
  'data/tweets.js',
  'data/note-tweet.js',
  'data/account.js',
  'data/manifest.js',
  'data/community-tweet.js',
];
const facebookPaths = [
  'your_facebook_activity/posts/your_posts__check_ins__photos_and_videos_1.json',
  'posts/your_posts_2.json',
  'your_facebook_activity/comments_and_reactions/comments.json',
  'your_facebook_activity/groups/group_posts_and_comments.json',
  'personal_information/profile_information/profile_information.json',
];

type Files = (values: readonly unknown[]) => { path: string; content: string }[];

function oneFileEach(paths: readonly string[], prefix = ''): Files {
  return (values) => paths.map((path, at) => ({ path, content: prefix + JSON.stringify(values[at] ?? null) }));
}

/** Everything in one file: each value in the place of a list, and of an object on the way to one. */
const oneTiktokFile: Files = ([list, other, section, profile, live]) => [
  {
    path: 'user_data_tiktok.json',
    content: JSON.stringify({
      Comment: { Comments: { CommentsList: list } },
      Post: { Posts: { VideoList: other } },
      Video: section,
      'Your Activity': section,
      'Profile And Settings': { 'Profile Info': { ProfileMap: profile } },
      'TikTok Live': { 'Watch Live History': { WatchLiveMap: live } },
    }),
  },
];

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return value !== null && typeof value === 'object' ? Object.values(value).flatMap(textsIn) : [];
}

type Posts = ReturnType<typeof harmlessPosts>;
const builders = {
  instagram: (posts: Posts) => buildInstagramExport({ ...mara, posts }),
  x: (posts: Posts) => buildXExport({ ...maraOnX, posts }),
  facebook: (posts: Posts) => buildFacebookExport({ ...maraOnFacebook, posts }),
  tiktok: (posts: Posts) => buildTiktokExport({ ...mara, posts }),
  linkedin: (posts: Posts) => buildLinkedinExport({ ...maraOnLinkedin, posts }),
};

/** Nothing was read and nobody says why: the one outcome that must not be. */
function expectReason({ posts, outcome }: ReadAll): void {
  const dropped = outcome.counts.postsTooOld + outcome.counts.postsTooNew;
  if (posts.length > 0 || dropped > 0) return;
  expect(outcome.fault !== null || outcome.gaps.length > 0).toBe(true);
}

/** Every text handed over stands in the export, up to the platform's own way of writing texts. */
function expectNothingInvented({ posts, outcome }: ReadAll, contents: readonly unknown[], platform: Platform): void {
  const written = contents.flatMap(textsIn);
  const asWritten = { x: unescapeHtml, instagram: mendMetaText, facebook: mendMetaText };
  const texts = written.map((text) =>
    platform in asWritten ? asWritten[platform as keyof typeof asWritten](text) : text,
  );
  for (const post of posts) {
    // Own words of several places of one item stand below each other.
    for (const part of post.text.split('\n\n')) expect([...texts, ''].some((text) => text.includes(part))).toBe(true);
    if (post.createdAt === null) continue;
    expect(post.createdAt >= window.from && post.createdAt <= '2026-11-02T00:00:00.000Z').toBe(true);
  }
  expect(outcome.counts.postsRead).toBe(posts.length);
}

describe('whatever an export holds', () => {
  it.each([
    ['instagram', oneFileEach(instagramPaths)],
    ['facebook', oneFileEach(facebookPaths)],
    ['x', oneFileEach(xPaths, 'window.YTD.any.part0 = ')],
    ['tiktok', oneTiktokFile],
  ] as const)(
    '%s: it is read without a crash, without an invented post, and with a reason',
    async (platform, filesOf) => {
      const contents = fc.array(anyContent, { minLength: 5, maxLength: 5 });
      await fc.assert(
        fc.asyncProperty(contents, async (values) => {
          const read = await readAll({ inputs: [await zipInput(makeExport('e.zip', filesOf(values)))], platform });
          expectNothingInvented(read, values, platform);
          expectReason(read);
        }),
        { numRuns: 150 },
      );
    },
  );

  it.each(['instagram', 'x', 'facebook', 'linkedin', 'tiktok'] as const)(
    '%s: a ZIP with flipped or missing bytes gives true posts or none',
    async (platform) => {
      const posts = harmlessPosts(20, window.from, window.to);
      const made = builders[platform](posts);
      const whole = Buffer.from(await made.zipBytes());
      const texts = new Set(posts.map(({ text }) => text));
      const flips = fc.array(fc.tuple(fc.nat({ max: whole.length - 1 }), fc.integer({ min: 1, max: 255 })), {
        maxLength: 6,
      });
      await fc.assert(
        fc.asyncProperty(flips, fc.option(fc.nat({ max: whole.length })), async (changes, length) => {
          const zip = Buffer.from(whole);
          for (const [at, bits] of changes) zip[at] = (zip[at] ?? 0) ^ bits;
          const read = await readAll({ inputs: [asInput(zip.subarray(0, length ?? whole.length))], platform });
          for (const post of read.posts) expect(texts.has(post.text)).toBe(true);
          expectReason(read);
        }),
        // One byte of a message's path had once made it a post.
        { numRuns: 200, examples: [[[[2359, 1]], null]] },
      );
    },
  );
});
