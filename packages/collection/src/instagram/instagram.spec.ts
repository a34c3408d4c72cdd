import { buildInstagramExport, type ExportLanguage, instagramLabels } from '@visaguard/testkit';
import { describe, expect, it } from 'vitest';
import { mendMetaText } from '../meta/meta-text.ts';
import { mara, readAll, textInput, zipInput } from '../testing/read-all.ts';
import { readCommentItem } from './comment-item.ts';
import { readPostItem } from './post-item.ts';

const at = '2026-01-02T10:00:00.000Z';
const languages = Object.keys(instagramLabels) as ExportLanguage[];
const layouts = ['current', 'older', 'newest'] as const;

const posts = [
  { text: 'Grüße aus Köln 😂 – نص عربي', at },
  { text: 'three pictures', at, images: 3 },
  { text: 'a reel', at, kind: 'reel', videos: 1 },
  { text: 'a story', at, kind: 'story' },
  { text: 'taken back', at, kind: 'archived_post' },
  { text: 'new haircut', at, kind: 'profile_photo' },
  { text: '', at, kind: 'profile_photo' },
  { text: 'on Threads', at, kind: 'thread', isReply: true },
] as const;
const comments = [
  { text: 'Schön, dass du da warst!', at, owner: 'friend.sample' },
  { text: 'schön', at, owner: 'friend.sample' },
];

describe.each(layouts)('an Instagram export in the %s layout', (layout) => {
  it.each(languages)('gives the same posts and comments with labels in %s', async (language) => {
    const made = buildInstagramExport({ ...mara, posts, comments, layout, language });
    const read = await readAll({ inputs: [await zipInput(made)] });
    const facts = read.posts.map(({ text, kind, createdAt, media }) => [
      text,
      kind,
      createdAt,
      media.images,
      media.videos,
    ]);
    expect(facts).toEqual([
      ['Grüße aus Köln 😂 – نص عربي', 'authored', at, 1, 0],
      ['three pictures', 'authored', at, 3, 0],
      ['a reel', 'authored', at, 0, 1],
      ['a story', 'authored', at, 1, 0],
      ['taken back', 'authored', at, 1, 0],
      ['new haircut', 'authored', at, 1, 0],
      ['Schön, dass du da warst!', 'reply', at, 0, 0],
      ['schön', 'reply', at, 0, 0],
      ['on Threads', 'reply', at, 1, 0],
    ]);
    expect(read.outcome).toMatchObject({ fault: null, windowReached: true, limitReached: false });
    expect(read.outcome.counts).toMatchObject({ postsRead: 9, postsMalformed: 0, postsUndated: 0 });
  });

  it.each(languages)('names the account with labels in %s', async (language) => {
    const made = buildInstagramExport({ ...mara, posts, layout, language });
    const { outcome } = await readAll({ inputs: [await zipInput(made)] });
    const name = language === 'unknown' ? null : mara.name;
    expect(outcome.account).toEqual({ handle: mara.handle, accountId: null, emails: [mara.email], name });
  });
});

describe('who could see an Instagram post', () => {
  const audiences = async (isPrivate: boolean) => {
    const made = buildInstagramExport({ ...mara, posts, comments, isPrivate });
    const read = await readAll({ inputs: [await zipInput(made)] });
    return Object.fromEntries(read.posts.map(({ text, audience }) => [text, audience]));
  };

  it('R5: archived posts are not public, comments and stories not known, posts as the account is', async () => {
    expect(await audiences(false)).toMatchObject({
      'three pictures': 'public',
      'a reel': 'public',
      'a story': 'unknown',
      'taken back': 'not_public',
      schön: 'unknown',
    });
    expect(await audiences(true)).toMatchObject({ 'three pictures': 'not_public', 'a story': 'not_public' });
  });
});

describe('items in odd shapes', () => {
  it('a single item in place of a list is one item', async () => {
    const input = textInput(
      'posts_1.json',
      '{"media":[{"uri":"a.jpg","creation_timestamp":1767348000,"title":"alone"}]}',
    );
    expect((await readAll({ inputs: [input] })).posts.map(({ text }) => text)).toEqual(['alone']);
  });

  it('the caption of a carousel is the title of the post, not of a picture', () => {
    const item = {
      title: 'whole',
      media: [
        { uri: 'a.jpg', title: 'one' },
        { uri: 'b.jpg', title: 'two' },
      ],
    };
    expect(readPostItem(item)?.text).toBe('whole');
  });

  it('with unknown labels a place never becomes the caption', () => {
    const label_values = [
      { label: 'Plaseu', value: 'Paris' },
      { label: 'Prodduktu', value: 'Shoes' },
    ];
    expect(readPostItem({ timestamp: 1767348000, media: [], label_values })).toBeNull();
  });

  it('a permalink is taken from the newest layout', () => {
    const url = { label: 'URL', value: '', href: 'https://www.instagram.com/p/C3y_abc/' };
    const item = { timestamp: 1767348000, media: [], label_values: [{ label: 'Caption', value: 'hi' }, url] };
    expect(readPostItem(item)).toMatchObject({ text: 'hi', permalink: 'https://www.instagram.com/p/C3y_abc/' });
  });

  it('a comment of one word under unknown labels is taken by the order of entries, and said so', () => {
    const string_map_data = {
      Qomentu: { value: 'nice', timestamp: 0 },
      Sahebu: { value: 'friend.sample', timestamp: 0 },
      Vahtu: { value: '', timestamp: 1767348000 },
    };
    expect(readCommentItem({ string_map_data })).toMatchObject({ text: 'nice', orderAssumed: true });
  });

  it('a location goes to the private details alone', async () => {
    const location = { latitude: 50.9, longitude: 6.9 };
    const made = buildInstagramExport({ ...mara, posts: [{ text: 'here', at, location }] });
    const [post] = (await readAll({ inputs: [await zipInput(made)] })).posts;
    expect(post?.privateDetails).toEqual({ location: '50.9, 6.9' });
  });

  it('reposts and drafts are not read, and that is said', async () => {
    const { files } = buildInstagramExport({ ...mara, posts });
    const { makeExport } = await import('@visaguard/testkit');
    const extra = { path: 'your_instagram_activity/media/reposts.json', content: '[]' };
    const { outcome } = await readAll({ inputs: [await zipInput(makeExport('e.zip', [...files, extra]))] });
    expect(outcome.gaps.map(({ code }) => code)).toContain('not_read');
    expect(outcome.windowReached).toBe(true);
  });
});

describe('texts of Meta', () => {
  it('are mended where their bytes were written as characters, and only there', () => {
    expect(mendMetaText('\u00c3\u00a9 \u00f0\u009f\u0098\u0082')).toBe('é 😂');
    for (const whole of ['plain', 'é', 'naïve café', '日本', 'é and 日本', '\u00c3'])
      expect(mendMetaText(whole)).toBe(whole);
  });
});
