import { forbiddenText, garbled, makeExport } from '@visaguard/testkit';
import { describe, expect, it } from 'vitest';
import { readAll, textInput, zipInput } from '../testing/read-all.ts';

const day = '2026-01-02 10:00:00';
const at = '2026-01-02T10:00:00.000Z';
const link = 'https://www.tiktokv.com/share/video/7100000000000000001/';

type Lists = {
  readonly videos?: unknown;
  readonly comments?: unknown;
  readonly profile?: object;
  readonly more?: object;
};

function fileOf({ videos = [], comments = [], profile = { userName: 'mara.sample' }, more = {} }: Lists): string {
  return JSON.stringify({
    'Profile And Settings': { 'Profile Info': { ProfileMap: profile } },
    Post: { Posts: { VideoList: videos } },
    Comment: { Comments: { CommentsList: comments } },
    ...more,
  });
}

async function read(lists: Lists) {
  return readAll({ inputs: [textInput('user_data_tiktok.json', fileOf(lists))], platform: 'tiktok' });
}

const codes = (outcome: { gaps: readonly { code: string }[] }) => outcome.gaps.map(({ code }) => code);

describe('a video in a TikTok export', () => {
  it('is read around white space', async () => {
    const { posts } = await read({ videos: [{ Date: ` ${day} `, Link: ` ${link} `, Title: ' words ' }] });
    expect(posts).toMatchObject([{ text: 'words', createdAt: at, permalink: link }]);
  });

  it('without a date is a post without a date; without date and link it is malformed', async () => {
    const { posts, outcome } = await read({ videos: [{ Link: link, Title: 'undated' }, { Title: 'neither' }] });
    expect(posts).toMatchObject([{ text: 'undated', createdAt: null }]);
    expect(outcome.counts).toMatchObject({ postsUndated: 1, postsMalformed: 1 });
  });

  it('or slideshow has its page as link, in every wording of the address', async () => {
    const number = '7100000000000000001';
    const links = [
      `https://www.tiktok.com/@mara.sample/video/${number}`,
      `https://www.tiktok.com/@mara.sample/photo/${number}?lang=en`,
      `https://m.tiktok.com/@mara.sample/video/${number}/`,
    ];
    for (const Link of links) {
      const { posts } = await read({ videos: [{ Date: day, Link, Title: 'x' }] });
      expect(posts).toMatchObject([{ nativeId: number, permalink: link }]);
    }
  });
});

describe('remarks in a TikTok export', () => {
  it('a comment says what it says, also where that reads as nothing, and may be a picture', async () => {
    const { posts, outcome } = await read({
      comments: [
        { date: day, comment: 'none' },
        { date: day, comment: 'N/A' },
        { date: day, photo: 'https://p16.example/1.jpg' },
        { date: day, photo: 'N/A' },
      ],
    });
    expect(posts.map(({ text, media }) => [text, media.images])).toEqual([
      ['none', 0],
      ['N/A', 0],
      ['', 1],
    ]);
    expect(outcome.counts.postsMalformed).toBe(1);
  });

  it('under live videos: comments and questions, by their date or else by their seconds', async () => {
    const room = {
      Comments: [{ CommentContent: 'said', RawTime: Date.parse(at) / 1_000 }],
      Questions: [{ QuestionContent: 'asked', QuestionTime: day }, { QuestionTime: day }],
    };
    const { posts, outcome } = await read({
      more: { 'TikTok Live': { 'Watch Live History': { WatchLiveMap: { '74': room } } } },
    });
    expect(posts.map(({ text, kind, createdAt }) => [text, kind, createdAt])).toEqual([
      ['said', 'reply', at],
      ['asked', 'reply', at],
    ]);
    expect(outcome.counts.postsMalformed).toBe(1);
  });

  it('who could see them is not told of videos', async () => {
    const videos = [{ Date: day, Link: link, Title: 'x', WhoCanView: 'Public' }];
    const { outcome } = await read({ videos, comments: [{ date: day, comment: 'x' }] });
    expect(codes(outcome)).not.toContain('audience_not_stated');
  });

  it('R17: what is passed on in a form that is not known is malformed, not passed over', async () => {
    const { outcome } = await read({ more: { 'Your Activity': { Reposts: { RepostList: ['x', { Link: link }] } } } });
    expect(outcome.counts.postsMalformed).toBe(1);
    expect(outcome.gaps).toContainEqual(expect.objectContaining({ detail: expect.stringContaining('Of 1 videos') }));
  });
});

describe('the file of a TikTok export', () => {
  it('names its account in canonical form; the older name of a name counts', async () => {
    const profile = { userName: '@Mara.Sample', nickName: 'Mara Sample', emailAddress: 'Mara@Example.test' };
    const { outcome } = await read({ profile });
    expect(outcome.account).toMatchObject({
      handle: 'mara.sample',
      name: 'Mara Sample',
      emails: ['mara@example.test'],
    });
  });

  it('R17: that cannot be unpacked says that its account is not known', async () => {
    const file = { path: 'user_data_tiktok.json', content: fileOf({ comments: [{ date: day, comment: 'x' }] }) };
    const made = makeExport('tiktok.zip', [file], [garbled(file.path)]);
    const { outcome } = await readAll({ inputs: [await zipInput(made)], platform: 'tiktok' });
    expect(outcome.gaps).toContainEqual(
      expect.objectContaining({ code: 'account_file_missing', detail: expect.stringContaining('to its end') }),
    );
  });

  it('may keep its comments one level higher, under either name', async () => {
    for (const name of ['Comment', 'Comments']) {
      const text = JSON.stringify({
        Profile: { 'Profile Information': { ProfileMap: { userName: 'mara.sample' } } },
        Video: { Videos: { VideoList: [] } },
        [name]: { CommentsList: [{ Date: day, Comment: 'x' }] },
      });
      const { posts, outcome } = await readAll({ inputs: [textInput('user_data.json', text)], platform: 'tiktok' });
      expect(posts.map((post) => post.text)).toEqual(['x']);
      expect(codes(outcome)).not.toContain('missing_part');
    }
  });

  it.each([
    '{"Comment":{"Comments":{"CommentsList":[]}}}',
    '{ "Post" : { "Posts" : {} } }',
    '{"Video":{"Videos":{}}}',
    '{"Profile":{"Profile Information":{}}}',
    '{"Direct Messages":{"Chat History":{}}}',
    '{"Activity":{"Like List":{}}}',
  ])('is told by its beginning, whatever it is called: %s', async (text) => {
    const { outcome } = await readAll({ inputs: [textInput('download', text)], platform: 'tiktok' });
    expect(outcome.fault).toBeNull();
  });

  it('R5: is not opened among messages', async () => {
    const files = ['Direct Messages/user_data.json', 'TikTok/Chat History/user_data_tiktok.json'].map((path) => {
      return { path, content: fileOf({ comments: [{ date: day, comment: forbiddenText }] }) };
    });
    const mine = { path: 'user_data_tiktok.json', content: fileOf({ comments: [{ date: day, comment: 'mine' }] }) };
    const inputs = [await zipInput(makeExport('tiktok.zip', [...files, mine]))];
    const { posts } = await readAll({ inputs, platform: 'tiktok' });
    expect(posts.map(({ text }) => text)).toEqual(['mine']);
  });

  it.each([
    ...['Comments', 'Comment', 'Posts', 'Videos', 'Profile Info', 'Profile Information', 'Follower', 'Following'],
    ...['Like List', 'Watch History', 'Video Browsing History', 'Login History', 'Searches', 'Search History'],
    ...['Share History', 'Block List'],
  ])('as plain text is told by %s.txt alone', async (name) => {
    const made = makeExport('TikTok_Data.zip', [{ path: `TikTok/${name}.txt`, content: `Date: ${day}\n` }]);
    const { outcome } = await readAll({ inputs: [await zipInput(made)], platform: 'tiktok' });
    expect(outcome.fault?.code).toBe('text_export');
  });
});
