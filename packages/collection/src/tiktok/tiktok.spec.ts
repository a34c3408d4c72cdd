import { buildTiktokExport, forbiddenText, type TiktokExportOptions } from '@visaguard/testkit';
import { describe, expect, it } from 'vitest';
import { identifyArchive } from '../identify-archive.ts';
import { mara, readAll, textInput, zipInput } from '../testing/read-all.ts';
import { parseTiktokDate } from './fields.ts';

const at = '2026-01-02T10:00:00.000Z';
const layouts = ['current', 'middle', 'older'] as const;

const posts: TiktokExportOptions['posts'] = [
  { text: 'Grüße aus Köln 😂 – نص عربي', at, likes: 12 },
  { text: 'for friends', at, whoCanView: 'Friends' },
  { text: 'the file itself', at, linkless: true },
  { text: '', at },
];
const comments = [
  { text: 'Schön!', at },
  { text: '', at, photo: 'https://p16.example/1.jpg' },
];
const liveRemarks = [{ text: 'hello from the couch', at }];

async function read(more: Partial<TiktokExportOptions> = {}) {
  const made = buildTiktokExport({ ...mara, posts, comments, liveRemarks, ...more });
  return readAll({ inputs: [await zipInput(made)], platform: 'tiktok' });
}

const codes = (outcome: { gaps: readonly { code: string }[] }) => outcome.gaps.map(({ code }) => code);

describe.each(layouts)('a TikTok export in the wording of %s years', (layout) => {
  it('gives the same videos and comments', async () => {
    const { posts: found, outcome } = await read({ layout, comments: comments.slice(0, 1) });
    expect(found.map(({ text, kind, media }) => [text, kind, media.videos]).sort()).toEqual(
      [
        ['Schön!', 'reply', 0],
        ['Grüße aus Köln 😂 – نص عربي', 'authored', 1],
        ['for friends', 'authored', 1],
        ['the file itself', 'authored', 1],
        ['', 'authored', 1],
        ['hello from the couch', 'reply', 0],
      ].sort(),
    );
    expect(found.every(({ createdAt }) => createdAt === at)).toBe(true);
    expect(outcome).toMatchObject({ fault: null, windowReached: true, limitReached: false });
    expect(outcome.counts).toMatchObject({ postsRead: 6, postsMalformed: 0, postsUndated: 0 });
    expect(outcome.account).toEqual({ handle: mara.handle, accountId: null, emails: [mara.email], name: mara.name });
  });

  it('R5: messages, watched and deleted videos, likes and searches in the same file turn up nowhere', async () => {
    const made = await read({ layout });
    expect(JSON.stringify(made)).not.toContain(forbiddenText);
    const { handle, email, name } = mara;
    const account = buildTiktokExport({ handle, email, name, posts: [], layout });
    const identified = await identifyArchive(await zipInput(account));
    expect(identified).toEqual({ ok: true, value: { platform: 'tiktok', handle } });
  });

  it('is taken as the single file, by its name or its head, and as a ZIP', async () => {
    const [file] = buildTiktokExport({ ...mara, posts, comments, liveRemarks, layout }).files;
    const { posts: whole } = await read({ layout });
    for (const name of ['user_data_tiktok.json', 'user_data.json', 'user_data_tiktok (1).json', 'download']) {
      const input = textInput(name, String(file?.content));
      const { posts: found } = await readAll({ inputs: [input], platform: 'tiktok' });
      expect(found.map(({ text }) => text)).toEqual(whole.map(({ text }) => text));
    }
  });
});

describe('a video of TikTok', () => {
  it('R5: is as public as the export says, and of unknown audience where it does not say', async () => {
    const of = async (more: Partial<TiktokExportOptions>) => {
      const { posts: found, outcome } = await read({ comments: [], liveRemarks: [], ...more });
      return { audiences: found.map(({ audience }) => audience), codes: codes(outcome) };
    };
    expect(await of({})).toMatchObject({ audiences: ['public', 'not_public', 'public', 'public'] });
    expect((await of({})).codes).not.toContain('audience_not_stated');
    const older = await of({ layout: 'older' });
    expect(older.audiences).toEqual(['unknown', 'unknown', 'unknown', 'unknown']);
    expect(older.codes).toContain('audience_not_stated');
    for (const whoCanView of ['Only me', 'Private', 'Followers', 'Mutual friends']) {
      expect((await of({ posts: [{ text: 'quiet', at, whoCanView }] })).audiences).toEqual(['not_public']);
    }
    expect((await of({ posts: [{ text: 'odd', at, whoCanView: 'Cats' }] })).audiences).toEqual(['unknown']);
  });

  it('has its page as link, and none where the export links the file alone', async () => {
    const { posts: found } = await read({ comments: [], liveRemarks: [] });
    expect(found[0]).toMatchObject({ nativeId: expect.stringMatching(/^71\d{17}$/) });
    expect(found[0]?.permalink).toBe(`https://www.tiktokv.com/share/video/${found[0]?.nativeId}/`);
    expect(found[2]).toMatchObject({ permalink: null, nativeId: 'user_data_tiktok.json#2' });
  });

  it('R9: likes and places go to the private details alone', async () => {
    const video = { text: 'here', at, likes: 41_000_041, location: 'Sample City' };
    const [post] = (await read({ posts: [video], comments: [], liveRemarks: [] })).posts;
    const { privateDetails, ...shown } = post ?? {};
    expect(privateDetails).toEqual({ likes: 41_000_041, location: 'Sample City' });
    expect(JSON.stringify(shown)).not.toMatch(/41000041|Sample City/);
  });

  it('R17: those passed on are links without words: none is made up, and their number is told', async () => {
    const { posts: found, outcome } = await read({ reposts: 3 });
    expect(found.filter(({ kind }) => kind === 'shared')).toEqual([]);
    expect(outcome.gaps).toContainEqual(
      expect.objectContaining({ code: 'shared_text_cut', detail: expect.stringContaining('Of 3 videos') }),
    );
  });
});

describe('a TikTok export with something missing', () => {
  it.each([
    ['no_videos', 'missing_part', false],
    ['no_comments', 'missing_part', false],
    ['no_account', 'account_file_missing', true],
    ['malformed_items', 'unknown_shape', false],
    ['cut_off_json', 'file_damaged', false],
  ] as const)('R17: %s gives the gap %s', async (defect, code, windowReached) => {
    const { outcome } = await read({ defects: [defect] });
    expect(codes(outcome)).toContain(code);
    expect(outcome.windowReached).toBe(windowReached);
  });

  it('R17: without videos and comments it holds no posts, and says so', async () => {
    const { outcome, posts: found } = await read({ defects: ['no_videos', 'no_comments'], liveRemarks: [] });
    expect(found).toEqual([]);
    expect(codes(outcome)).toContain('no_posts_file');
  });

  it('lists that are null are empty lists', async () => {
    const { outcome, posts: found } = await read({ defects: ['null_levels'], liveRemarks: [] });
    expect(found).toEqual([]);
    expect(outcome).toMatchObject({ fault: null, windowReached: true });
  });

  it.each([
    '{"Your Activity":null,"Post":null,"Comment":{"Comments":null},"Profile And Settings":null}',
    '{"Your Activity":{"Reposts":[]},"Post":[],"Comment":{"Comments":[]}}',
    '{"Your Activity":7}',
  ])('no level of it need be there: %s', async (text) => {
    const { outcome } = await readAll({ inputs: [textInput('user_data_tiktok.json', text)], platform: 'tiktok' });
    expect(outcome.fault).toBeNull();
    expect(codes(outcome)).toContain('account_file_missing');
  });

  it('as plain text it is answered with the wish for JSON', async () => {
    const { outcome, posts: found } = await read({ defects: ['text'] });
    expect(found).toEqual([]);
    expect(outcome.fault).toMatchObject({ code: 'text_export', detail: expect.stringContaining('JSON') });
  });

  it('R7: files of two people are not read as one', async () => {
    const mine = await zipInput(buildTiktokExport({ ...mara, posts }));
    const theirs = await zipInput(buildTiktokExport({ ...mara, handle: 'noor.sample', posts }));
    const { outcome } = await readAll({ inputs: [mine, theirs], platform: 'tiktok' });
    expect(outcome.fault?.code).toBe('mixed_accounts');
  });
});

describe('dates of TikTok', () => {
  it('are read in UTC, and strictly', () => {
    for (const text of ['2026-01-02 10:00:00', '2026-01-02 10:00:00 UTC', '2026-01-02T10:00:00Z']) {
      expect(parseTiktokDate(text)).toBe(Date.UTC(2026, 0, 2, 10));
    }
    for (const odd of [null, '', '02-Jan-2026', '2026-13-02 10:00:00', '2026-01-02', 'N/A']) {
      expect(parseTiktokDate(odd)).toBeNull();
    }
  });
});
