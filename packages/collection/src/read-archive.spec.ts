import { buildInstagramExport, buildXExport, claimingChecksum, garbled, harmlessPosts } from '@visaguard/testkit';
import { describe, expect, it } from 'vitest';
import { mara, maraOnX, readAll, window, zipInput } from './testing/read-all.ts';

const at = '2026-01-02T10:00:00.000Z';
const codes = (outcome: { gaps: readonly { code: string }[] }) => outcome.gaps.map(({ code }) => code);

async function readInstagram(options: Partial<Parameters<typeof buildInstagramExport>[0]>, more: object = {}) {
  return readAll({ inputs: [await zipInput(buildInstagramExport({ ...mara, posts: [], ...options }))], ...more });
}

describe('R8: the window', () => {
  it('posts before it are dropped and counted, those on its edges are kept', async () => {
    const posts = [
      { text: 'before', at: '2021-10-31T23:59:59.000Z' },
      { text: 'first', at: window.from },
      { text: 'last', at: window.to },
    ];
    const { posts: read, outcome } = await readInstagram({ posts });
    expect(read.map(({ text }) => text)).toEqual(['first', 'last']);
    expect(outcome.counts).toMatchObject({ postsRead: 2, postsTooOld: 1 });
  });

  it.each([
    ['1970-01-01T00:00:00.000Z', 'before the platform existed'],
    ['2009-05-05T00:00:00.000Z', 'before the platform existed'],
    ['2099-01-01T00:00:00.000Z', 'in the future'],
  ])('a post of %s is undated: %s', async (impossible, reason) => {
    const { posts, outcome } = await readInstagram({ posts: [{ text: 'when?', at: impossible }] });
    expect(posts).toMatchObject([{ text: 'when?', createdAt: null }]);
    expect(outcome.counts.postsUndated).toBe(1);
    expect(outcome.gaps).toContainEqual(
      expect.objectContaining({ code: 'undated', detail: expect.stringContaining(reason) }),
    );
  });

  it('a post written after the window and before the export was made is outside of it', async () => {
    const exportedAt = '2027-06-01T10:00:00.000Z';
    const { posts, outcome } = await readInstagram({
      exportedAt,
      posts: [{ text: 'later', at: '2027-05-01T10:00:00.000Z' }],
    });
    expect(posts).toEqual([]);
    expect(outcome.counts).toMatchObject({ postsTooNew: 1, postsUndated: 0 });
  });

  it('R17: an export made a year before the window ends does not reach it', async () => {
    const { outcome } = await readInstagram({
      posts: [{ text: 'hi', at: '2025-01-01T10:00:00.000Z' }],
      exportedAt: '2025-11-01T00:00:00.000Z',
    });
    expect(codes(outcome)).toContain('export_outdated');
    expect(outcome.windowReached).toBe(false);
  });

  it('says that nothing older was found, since an export does not tell how far back it goes', async () => {
    expect(codes((await readInstagram({ posts: [{ text: 'hi', at }] })).outcome)).toContain('range_not_stated');
    const older = { text: 'old', at: '2019-01-01T10:00:00.000Z' };
    expect(codes((await readInstagram({ posts: [{ text: 'hi', at }, older] })).outcome)).not.toContain(
      'range_not_stated',
    );
  });
});

describe('R17: what could not be read is never silence', () => {
  it.each([
    ['no_posts_file', 'no_posts_file'],
    ['unknown_shape', 'unknown_shape'],
    ['cut_off_json', 'file_damaged'],
  ] as const)('%s: the window is not reached', async (defect, code) => {
    const { outcome } = await readInstagram({ posts: harmlessPosts(40, window.from, window.to), defects: [defect] });
    expect(codes(outcome)).toContain(code);
    expect(outcome.windowReached).toBe(false);
  });

  it('a few items of unknown shape among many are counted and named', async () => {
    const posts = harmlessPosts(200, window.from, window.to);
    const { outcome, posts: read } = await readInstagram({ posts, defects: ['malformed_items'] });
    expect(read).toHaveLength(200);
    expect(outcome.counts.postsMalformed).toBe(4);
    expect(codes(outcome)).toContain('items_malformed');
    expect(outcome.windowReached).toBe(true);
  });

  const postsFile = 'your_instagram_activity/media/posts_1.json';
  it.each([
    ['damaged inside the ZIP', garbled(postsFile)],
    ['that unpacks and has another checksum', claimingChecksum(postsFile, 1)],
  ])('a posts file %s gives no post, not even those before the damage', async (_case, change) => {
    const file = postsFile;
    const posts = harmlessPosts(50, window.from, window.to);
    const { outcome, posts: read } = await readInstagram({ posts, zipChanges: [change] });
    expect(read).toEqual([]);
    expect(outcome.gaps).toContainEqual(expect.objectContaining({ code: 'file_damaged', file }));
    expect(outcome.windowReached).toBe(false);
  });

  it('T15: the limit is said to be reached, and only when there is more', async () => {
    const posts = harmlessPosts(10, window.from, window.to);
    const cut = await readInstagram({ posts }, { postsMax: 9 });
    expect(cut.posts).toHaveLength(9);
    expect(cut.outcome).toMatchObject({ limitReached: true, windowReached: false });
    const whole = await readInstagram({ posts }, { postsMax: 10 });
    expect(whole.outcome).toMatchObject({ limitReached: false, windowReached: true });
  });

  it('an export without an account file can be read but names nobody', async () => {
    const { outcome } = await readInstagram({ posts: [{ text: 'hi', at }], defects: ['no_account_file'] });
    expect(outcome.account).toBeNull();
    expect(codes(outcome)).toContain('account_file_missing');
  });
});

describe('R7: whose export it is', () => {
  it('two accounts are never read as one', async () => {
    const other = { ...mara, handle: 'someone.else' };
    const inputs = [
      await zipInput(buildInstagramExport({ ...mara, posts: [] })),
      await zipInput(buildInstagramExport({ ...other, posts: [] })),
    ];
    expect((await readAll({ inputs })).outcome.fault?.code).toBe('mixed_accounts');
  });

  it('an export of another platform is refused', async () => {
    const inputs = [await zipInput(buildXExport({ ...maraOnX, posts: [] }))];
    expect((await readAll({ inputs })).outcome.fault?.code).toBe('wrong_platform');
  });
});

describe('reading', () => {
  const posts = harmlessPosts(30, window.from, window.to);

  it('gives the same posts with the same ids every time', async () => {
    const [first, second] = [await readInstagram({ posts }), await readInstagram({ posts })];
    expect(first).toEqual(second);
    expect(new Set(first.posts.map(({ nativeId }) => nativeId)).size).toBe(30);
  });

  it('tells its progress up to the whole', async () => {
    const seen: { done: number; total: number; posts: number }[] = [];
    await readInstagram({ posts }, { onProgress: (progress: (typeof seen)[number]) => seen.push(progress) });
    const last = seen.at(-1);
    expect(last?.posts).toBe(30);
    expect(last?.done).toBe(last?.total);
  });

  it('stops when canceled', async () => {
    const { outcome, posts: read } = await readInstagram({ posts }, { signal: AbortSignal.abort() });
    expect(read).toEqual([]);
    expect(outcome).toMatchObject({ windowReached: false, fault: { code: 'canceled' } });
  });
});
