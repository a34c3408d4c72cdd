import {
  buildFacebookExport,
  buildFacebookExportParts,
  type FacebookExportOptions,
  forbiddenText,
  makeExport,
} from '@visaguard/testkit';
import { describe, expect, it } from 'vitest';
import { groupArchives } from '../group-archives.ts';
import { maraOnFacebook, readAll, textInput, zipInput } from '../testing/read-all.ts';

const at = '2026-01-02T10:00:00.000Z';
const layouts = ['current', 'across', 'older'] as const;

const posts: FacebookExportOptions['posts'] = [
  { text: 'Grüße aus Köln 😂 – نص عربي', at },
  { text: 'three pictures', at, images: 3 },
  { text: 'a film', at, videos: 1, caption: 'the making of it' },
  { text: '', at, images: 1, caption: 'only a caption' },
  { text: 'read this', at, link: { title: 'A headline', url: 'https://news.example/1' } },
  { text: '', at, link: { title: 'Another headline', url: 'https://news.example/2' } },
  { text: '', at, note: { title: 'My note', text: 'Long thoughts' } },
  { text: 'to the group', at, in: 'group' },
  { text: 'put away', at, in: 'archive' },
];
const comments = [
  { text: 'Schön, dass du da warst!', at },
  { text: '', at, sticker: true },
  { text: 'me too', at, group: 'Chess club' },
];

async function read(more: Partial<FacebookExportOptions> = {}) {
  const made = buildFacebookExport({ ...maraOnFacebook, posts, comments, ...more });
  return readAll({ inputs: [await zipInput(made)], platform: 'facebook' });
}

const codes = (outcome: { gaps: readonly { code: string }[] }) => outcome.gaps.map(({ code }) => code);

describe.each(layouts)('a Facebook export in the %s layout', (layout) => {
  it('gives the same posts and comments', async () => {
    const { posts: found, outcome } = await read({ layout });
    expect(found.map(({ text, kind, media }) => [text, kind, media.images, media.videos])).toEqual([
      ['Grüße aus Köln 😂 – نص عربي', 'authored', 0, 0],
      ['three pictures', 'authored', 3, 0],
      ['a film\n\nthe making of it', 'authored', 0, 1],
      ['only a caption', 'authored', 1, 0],
      ['read this', 'quoted', 0, 0],
      ['Another headline', 'shared', 0, 0],
      ['My note\n\nLong thoughts', 'authored', 0, 0],
      ['to the group', 'authored', 0, 0],
      ['put away', 'authored', 0, 0],
      ['Schön, dass du da warst!', 'reply', 0, 0],
      ['', 'reply', 1, 0],
      ['me too', 'reply', 0, 0],
    ]);
    expect(found.every(({ createdAt }) => createdAt === at)).toBe(true);
    expect(outcome).toMatchObject({ fault: null, windowReached: true, limitReached: false });
    expect(outcome.counts).toMatchObject({ postsRead: 12, postsMalformed: 0, postsUndated: 0 });
    expect(outcome.gaps.map(({ code }) => code)).toEqual(['audience_not_stated', 'range_not_stated']);
  });

  it('names the account', async () => {
    const { outcome } = await read({ layout });
    expect(outcome.account).toEqual({
      handle: 'marasample',
      accountId: null,
      emails: [maraOnFacebook.email],
      name: maraOnFacebook.name,
    });
  });

  it('R7: names an account without a user name by its number', async () => {
    const { outcome } = await read({ layout, handle: null, exportedAt: '2026-11-01T08:00:00.000Z' });
    const { accountId } = maraOnFacebook;
    expect(outcome.account).toMatchObject({ handle: accountId, accountId });
  });

  it('R5: as HTML it is answered with the wish for JSON', async () => {
    const { outcome, posts: found } = await read({ layout, defects: ['html'] });
    expect(found).toEqual([]);
    expect(outcome.fault).toMatchObject({ code: 'html_export', detail: expect.stringContaining('JSON') });
  });
});

describe('whose words a Facebook post holds', () => {
  it('the title of a linked page is kept beside own words, and is the text where there are none', async () => {
    const found = (await read()).posts.filter(({ kind }) => kind === 'quoted' || kind === 'shared');
    expect(found.map(({ text, quotedText }) => [text, quotedText])).toEqual([
      ['read this', 'A headline'],
      ['Another headline', undefined],
    ]);
  });

  it('the sentence of the platform, tags, groups and authors name third persons and come into no post', async () => {
    const { posts: found } = await read();
    expect(JSON.stringify(found)).not.toMatch(/Noor|wrote on|Chess club|Mobile uploads|Mara Sample/);
  });

  it('the caption of a medium that is not in the export is somebody else’s', async () => {
    const media = { uri: 'https://cdn.example/1.jpg', description: 'not mine' };
    const item = { timestamp: 1767348000, data: [{ post: 'mine' }], attachments: [{ data: [{ media }] }] };
    const { posts: found } = await readAll({
      inputs: [textInput('your_posts_1.json', JSON.stringify([item]))],
      platform: 'facebook',
    });
    expect(found).toMatchObject([{ text: 'mine', media: { images: 0 } }]);
  });

  it('R17: an entry that passes something on without words is counted in a gap and is no post', async () => {
    const items = [
      {
        timestamp: 1767348000,
        data: [{ update_timestamp: 1767348000 }],
        attachments: [],
        title: 'Mara shared a video.',
      },
      { timestamp: 1767348000, data: [], attachments: [{ data: [{ external_context: { name: 'A seller' } }] }] },
    ];
    const { posts: found, outcome } = await readAll({
      inputs: [textInput('your_posts_1.json', JSON.stringify(items))],
      platform: 'facebook',
    });
    expect(found).toEqual([]);
    expect(outcome.gaps).toContainEqual(
      expect.objectContaining({ code: 'shared_text_cut', detail: expect.stringMatching(/^2 entries/) }),
    );
  });
});

describe('who could see a Facebook post', () => {
  it('R5: archived posts are not public, and of the others nobody can tell', async () => {
    const { posts: found, outcome } = await read();
    const audiences = Object.fromEntries(found.map(({ text, audience }) => [text, audience]));
    expect(audiences).toMatchObject({ 'put away': 'not_public', 'three pictures': 'unknown', 'me too': 'unknown' });
    expect(codes(outcome)).toContain('audience_not_stated');
  });

  it('R9: places go to the private details alone', async () => {
    const location = { latitude: 50.9, longitude: 6.9 };
    const { posts: found } = await read({
      posts: [
        { text: 'there', at, place: 'Sample Café' },
        { text: 'here', at, images: 1, location },
      ],
      comments: [],
    });
    expect(found.map(({ privateDetails }) => privateDetails)).toEqual([
      { location: 'Sample Café' },
      { location: '50.9, 6.9' },
    ]);
    expect(JSON.stringify(found.map(({ privateDetails: _own, ...shown }) => shown))).not.toMatch(/Café|50\.9/);
  });
});

describe('a Facebook export in parts', () => {
  const many = Array.from({ length: 9 }, (_none, nth) => ({ text: `post ${nth}`, at }));
  const options = { ...maraOnFacebook, posts: many, postsFiles: 3, exportedAt: '2026-11-01T08:00:00.000Z' };

  it('is whole when all ZIPs are there, and belongs together', async () => {
    const inputs = await Promise.all(buildFacebookExportParts(options).map(zipInput));
    const { outcome, posts: found } = await readAll({ inputs, platform: 'facebook' });
    expect(found.map(({ text }) => text)).toEqual(many.map(({ text }) => text));
    expect(outcome).toMatchObject({ windowReached: true, fault: null });
    expect(await groupArchives(inputs)).toMatchObject({ ok: true, value: [{ platform: 'facebook', inputs }] });
  });

  it('R17: a number left out is a missing part, and the window is not reached', async () => {
    const [, second] = buildFacebookExportParts(options);
    const { outcome } = await readAll({ inputs: [await zipInput(second)], platform: 'facebook' });
    expect(outcome.windowReached).toBe(false);
    const folder = 'your_facebook_activity/posts/your_posts__check_ins__photos_and_videos';
    expect(outcome.gaps.filter(({ code }) => code === 'missing_part').map(({ file }) => file)).toEqual([
      `${folder}_1.json`,
    ]);
    expect(codes(outcome)).toContain('account_file_missing');
  });

  it('R7: ZIPs of two people are not read as one', async () => {
    const mine = await zipInput(buildFacebookExport({ ...maraOnFacebook, posts }));
    const other = { ...maraOnFacebook, handle: 'noor.sample', posts };
    const theirs = await zipInput(buildFacebookExport(other));
    const { outcome, posts: found } = await readAll({ inputs: [mine, theirs], platform: 'facebook' });
    expect(found).toEqual([]);
    expect(outcome.fault?.code).toBe('mixed_accounts');
  });
});

describe('a Facebook export with something missing', () => {
  it.each([
    ['no_posts_file', 'no_posts_file', false],
    ['unknown_shape', 'unknown_shape', false],
    ['cut_off_json', 'file_damaged', false],
    ['no_account_file', 'account_file_missing', true],
  ] as const)('R17: %s gives the gap %s', async (defect, code, windowReached) => {
    const { outcome } = await read({ defects: [defect] });
    expect(codes(outcome)).toContain(code);
    expect(outcome.windowReached).toBe(windowReached);
  });

  it('R17: lists that this version leaves unread are named', async () => {
    const { files } = buildFacebookExport({ ...maraOnFacebook, posts });
    const unread = ['posts/album/0.json', 'stories/archived_stories.json', 'facebook_marketplace/items_sold.json'];
    const extra = unread.map((path) => ({ path: `your_facebook_activity/${path}`, content: forbiddenText }));
    const inputs = [await zipInput(makeExport('e.zip', [...files, ...extra]))];
    const { outcome } = await readAll({ inputs, platform: 'facebook' });
    expect(codes(outcome).filter((code) => code === 'not_read')).toHaveLength(3);
  });

  it('R17: an export made long before the window ends says so', async () => {
    const { outcome } = await read({ exportedAt: '2026-05-01T08:00:00.000Z' });
    expect(codes(outcome)).toContain('export_outdated');
  });

  it.each([
    ['your_posts__check_ins__photos_and_videos_1.json', '[]'],
    ['your_posts_12.json', '[]'],
    ['upload', '{"comments_v2":[]}'],
    ['upload', '{ "group_comments_v2" : []}'],
    ['upload', '{"profile_v2":{"name":{"full_name":"Mara Sample"}}}'],
  ])('a single file is taken by its name or its head: %s %s', async (name, text) => {
    const { outcome } = await readAll({ inputs: [textInput(name, text)], platform: 'facebook' });
    expect(outcome.fault).toBeNull();
  });
});
