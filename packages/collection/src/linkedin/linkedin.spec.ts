import { buildLinkedinExport, csvText, harmlessPosts, makeExport } from '@visaguard/testkit';
import { describe, expect, it } from 'vitest';
import { maraOnLinkedin, type ReadAll, readAll, textInput, window, zipInput } from '../testing/read-all.ts';

const at = '2026-01-02T10:00:00.000Z';
const platform = 'linkedin';
const complete = 'Shares_181682616.csv';
const codes = ({ outcome }: ReadAll) => outcome.gaps.map(({ code }) => code);

type Options = Parameters<typeof buildLinkedinExport>[0];

async function readLinkedin(options: Partial<Options>): Promise<ReadAll> {
  const made = buildLinkedinExport({ ...maraOnLinkedin, posts: [], ...options });
  return readAll({ inputs: [await zipInput(made)], platform });
}

async function readShares(...rows: readonly (readonly string[])[]): Promise<ReadAll> {
  const columns = ['Date', 'ShareLink', 'ShareCommentary', 'SharedUrl', 'MediaUrl', 'Visibility'];
  return readAll({ inputs: [textInput('Shares.csv', csvText([columns, ...rows]))], platform });
}

const kinds = [
  { text: 'Bread & butter, "so to speak"', at, images: 1 },
  { text: 'Two lines,\n\nand C:\\new', at },
  { text: 'I disagree with "this"', at, kind: 'quote' },
  { text: '', at, kind: 'repost' },
  { text: '', at, images: 1 },
  { text: 'only here', at, kind: 'group' },
] as const;
const comments = [{ text: 'He said: "make it so."\nWell, C:\\', at }, { text: 'when?' }];

describe('posts and comments of a LinkedIn export', () => {
  it.each([
    ['complete', false],
    ['complete', true],
    ['plain', false],
    ['plain', true],
  ] as const)('have their kind, text and link in the %s layout (Windows: %s)', async (layout, windows) => {
    const { posts, outcome } = await readLinkedin({ posts: kinds, comments, layout, windows });
    expect(posts.map(({ kind, text, createdAt }) => [kind, text, createdAt])).toEqual([
      ['authored', 'Bread & butter, "so to speak"', at],
      ['authored', 'Two lines,\n\nand C:\\new', at],
      ['quoted', 'I disagree with "this"', at],
      ['shared', '', at],
      ['authored', '', at],
      ['authored', 'only here', at],
      ['reply', 'He said: "make it so."\nWell, C:\\', at],
      ['reply', 'when?', null],
    ]);
    expect(posts[0]).toMatchObject({
      nativeId: 'urn:li:share:7100000000000000000',
      permalink: 'https://www.linkedin.com/feed/update/urn:li:share:7100000000000000000',
      media: { images: 1, videos: 0, audio: 0 },
      provenance: { file: layout === 'complete' ? complete : 'Shares.csv', item: 0 },
    });
    expect(posts[6]?.permalink).toBe('https://www.linkedin.com/feed/update/urn:li:activity:7200000000000000000');
    expect(new Set(posts.map(({ nativeId }) => nativeId)).size).toBe(8);
    expect(outcome).toMatchObject({ fault: null, windowReached: true, counts: { postsUndated: 1, postsMalformed: 0 } });
  });

  it('give name, confirmed addresses and, in the larger export, the number of their account', async () => {
    const account = { handle: null, accountId: '181682616', emails: ['mara@sample.example'], name: 'Mara Sample' };
    expect((await readLinkedin({})).outcome.account).toEqual(account);
    expect((await readLinkedin({ layout: 'plain' })).outcome.account).toEqual({ ...account, accountId: null });
  });

  it('quotes that an export puts around every line are not the person’s', async () => {
    const texts = ['One.\n\nTwo, "quoted".', 'plain', 'a\nb'];
    const wrapped = await readLinkedin({ posts: texts.map((text) => ({ text, at })), defects: ['wrapped_lines'] });
    expect(wrapped.posts.map(({ text }) => text)).toEqual(texts);
    const row = (text: string) => ['2026-01-02 10:00:00', '', text, '', '', ''];
    const { posts } = await readShares(row('"One."\n""\n"Two."'), row('"One."\n"Two."'), row('a "b"\n"c" d\ne'));
    expect(posts.map(({ text }) => text)).toEqual(['One.\n\nTwo.', '"One."\n"Two."', 'a "b"\n"c" d\ne']);
  });

  it('R5: are public or not only where the export says so', async () => {
    const visibilities = ['PUBLIC', 'CONNECTIONS', 'CONTAINER', 'MEMBER_NETWORK', '', 'SOMETHING_NEW'];
    const posts = [
      ...visibilities.map((visibility) => ({ text: 'hi', at, visibility })),
      { text: 'hi', at, kind: 'group', visibility: 'PUBLIC' } as const,
    ];
    const read = await readLinkedin({ posts, comments: [{ text: 'hm', at }] });
    const [not, unknown] = ['not_public', 'unknown'];
    expect(read.posts.map(({ audience }) => audience)).toEqual([
      'public',
      not,
      not,
      unknown,
      unknown,
      unknown,
      not,
      unknown,
    ]);
    expect(codes(read)).toContain('audience_not_stated');
    const stated = await readLinkedin({ posts: [{ text: 'hi', at, visibility: 'PUBLIC' }] });
    expect(codes(stated)).not.toContain('audience_not_stated');
  });

  it('a row cut at the wrong place is counted and is no post', async () => {
    const rows = [
      ['and a piece of text', 'https://www.linkedin.com/', 'x', '', '', ''],
      ['2026-01-02 10:00:00', 'a piece', 'x', '', '', ''],
      ['2026-01-02', '', 'x', '', '', ''],
      ['2026-01-02 10:00:00', '', 'too short'],
    ];
    const { posts, outcome } = await readShares(...rows);
    expect(posts).toEqual([]);
    expect(outcome.counts.postsMalformed).toBe(4);
    expect(outcome.gaps.map(({ code }) => code)).toContain('unknown_shape');
    expect(outcome.windowReached).toBe(false);
  });

  it('an address that is none of a post comes into no link', async () => {
    const evil = 'https://www.linkedin.com.evil.example/feed/update/urn:li:share:1';
    const { posts } = await readShares(['2026-01-02 10:00:00', evil, 'hi', '', '', '']);
    expect(posts).toMatchObject([{ permalink: null, nativeId: 'Shares.csv#0' }]);
  });
});

describe('R17: what a LinkedIn export lacks is said', () => {
  it('the quick export has neither posts nor comments: it says so and what to do', async () => {
    const { posts, outcome } = await readLinkedin({ layout: 'basic', posts: kinds });
    expect(posts).toEqual([]);
    expect(outcome).toMatchObject({ fault: null, windowReached: false, account: { name: 'Mara Sample' } });
    const missing = outcome.gaps.filter(({ code }) => code === 'list_missing');
    expect(missing.map(({ detail }) => detail)).toEqual([
      expect.stringMatching(/posts.*ask for the larger data archive/),
      expect.stringMatching(/comments.*ask for the larger data archive/),
    ]);
  });

  it.each([
    ['plain', 'list_missing', false],
    ['complete', 'list_left_out', true],
  ] as const)('a list that the %s export lacks: %s', async (layout, code, windowReached) => {
    const read = await readLinkedin({ layout, posts: kinds, defects: ['no_comments_file'] });
    expect(codes(read)).toContain(code);
    expect(read.outcome.windowReached).toBe(windowReached);
  });

  it.each([
    ['other_columns', 'unknown_shape'],
    ['cut_off_csv', 'file_damaged'],
  ] as const)('%s: the window is not reached', async (defect, code) => {
    const read = await readLinkedin({ posts: harmlessPosts(40, window.from, window.to), defects: [defect] });
    expect(codes(read)).toContain(code);
    expect(read.outcome.windowReached).toBe(false);
  });

  it('a few rows of no known shape among many are counted and named', async () => {
    const read = await readLinkedin({ posts: harmlessPosts(200, window.from, window.to), defects: ['malformed_rows'] });
    expect(read.posts).toHaveLength(200);
    expect(read.outcome).toMatchObject({ counts: { postsMalformed: 2 }, windowReached: true });
    expect(codes(read)).toContain('items_malformed');
  });

  it('articles and reposts without words are passed over, and it says so', async () => {
    const { files } = buildLinkedinExport({ ...maraOnLinkedin, posts: kinds });
    const more = ['Articles/Articles/on-rivers.html', 'InstantReposts_181682616.csv', 'Recommendations_Given.csv'];
    const made = makeExport('e.zip', [...files, ...more.map((path) => ({ path, content: 'x' }))]);
    const { outcome } = await readAll({ inputs: [await zipInput(made)], platform });
    const said = outcome.gaps.filter(({ code }) => code === 'not_read').map(({ detail }) => detail);
    expect(said).toEqual([
      expect.stringContaining('articles'),
      expect.stringContaining('reposts'),
      expect.stringContaining('recommendations'),
    ]);
  });

  it('an export made long before the window ends is outdated; its folder says when it was made', async () => {
    expect(codes(await readLinkedin({ exportedAt: '2025-10-31T08:00:00.000Z' }))).toContain('export_outdated');
    expect(codes(await readLinkedin({ exportedAt: '2026-10-31T08:00:00.000Z' }))).not.toContain('export_outdated');
  });

  it('without a file about the account, the number in the names of its lists is left', async () => {
    const read = await readLinkedin({ posts: kinds, defects: ['no_account_file'] });
    expect(read.outcome.account).toEqual({ handle: null, accountId: '181682616', emails: [], name: null });
    const plain = await readLinkedin({ posts: kinds, layout: 'plain', defects: ['no_account_file'] });
    expect(plain.outcome.account).toBeNull();
    expect(codes(plain)).toContain('account_file_missing');
  });
});

describe('a LinkedIn export in two parts', () => {
  const build = (options: Partial<Options>) =>
    zipInput(buildLinkedinExport({ ...maraOnLinkedin, posts: kinds, comments, ...options }));

  it('the quick and the larger one of a person are read as one, and the same list twice gives each post once', async () => {
    const both = [await build({ layout: 'basic' }), await build({}), await build({ layout: 'plain' })];
    const { posts, outcome } = await readAll({ inputs: both, platform });
    // A comment without a date has nothing that tells it from another one.
    expect(posts.filter(({ createdAt }) => createdAt !== null)).toHaveLength(7);
    expect(outcome).toMatchObject({ fault: null, windowReached: true, account: { accountId: '181682616' } });
  });

  it.each([
    ['another number', { memberId: '99999999' }],
    ['another name and address, and no number', { layout: 'basic', firstName: 'Noor', email: 'noor@sample.example' }],
  ] as const)('R7: %s: never read as one', async (_case, other) => {
    const inputs = [await build({}), await build(other)];
    expect((await readAll({ inputs, platform })).outcome.fault?.code).toBe('mixed_accounts');
  });

  it('a person who changed their name is one', async () => {
    const inputs = [await build({ layout: 'plain' }), await build({ layout: 'basic', lastName: 'Example' })];
    expect((await readAll({ inputs, platform })).outcome.fault).toBeNull();
  });
});
