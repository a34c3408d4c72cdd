import { buildXExport, buildXExportParts, makeExport } from '@visaguard/testkit';
import { describe, expect, it } from 'vitest';
import { maraOnX, readAll, textInput, zipInput } from '../testing/read-all.ts';
import { expandLinks, parseTweetDate, unescapeHtml } from './tweet-text.ts';

const at = '2026-01-02T10:00:00.000Z';
const longText = `${'A long thought about rivers & bridges. '.repeat(20)}The end.`;

async function readTweets(posts: Parameters<typeof buildXExport>[0]['posts'], more: object = {}) {
  return readAll({ inputs: [await zipInput(buildXExport({ ...maraOnX, posts, ...more }))], platform: 'x' });
}

describe('posts of an archive of X', () => {
  it.each(['current', 'older'] as const)('have their kind, text, link and counts in the %s layout', async (layout) => {
    const posts = [
      { text: 'bread & butter <3', at, images: 2, likes: 5 },
      { text: 'see https://example.org/a?x=1&y=2', at },
      { text: 'I disagree', at, kind: 'reply' },
      { text: 'and another thing', at, kind: 'self_reply' },
      { text: 'look at this', at, kind: 'quote' },
      { text: 'somebody else said', at, kind: 'repost' },
      { text: longText, at, kind: 'long' },
      { text: 'to the community', at, kind: 'community' },
    ] as const;
    const { posts: read, outcome } = await readTweets(posts, { layout });
    expect(read.map(({ text, kind }) => [text, kind])).toEqual([
      ['bread & butter <3', 'authored'],
      ['see https://example.org/a?x=1&y=2', 'authored'],
      ['I disagree', 'reply'],
      ['and another thing', 'authored'],
      ['look at this', 'quoted'],
      ['somebody else said', 'shared'],
      [longText, 'authored'],
      ['to the community', 'authored'],
    ]);
    expect(read[0]).toMatchObject({
      createdAt: at,
      audience: 'public',
      media: { images: 2, videos: 0, audio: 0 },
      permalink: `https://x.com/mara_sample/status/${read[0]?.nativeId}`,
      privateDetails: { likes: 5, reposts: 0 },
    });
    expect(outcome).toMatchObject({ fault: null, windowReached: true });
    const { email, accountId, handle, name } = maraOnX;
    expect(outcome.account).toEqual({ handle, accountId, emails: [email], name });
  });

  it('R5: are not public while the account is protected', async () => {
    const { posts } = await readTweets([{ text: 'quiet', at }], { isProtected: true });
    expect(posts[0]?.audience).toBe('not_public');
  });

  it('what the export says of itself comes into no gap and no link unless it has the form it should have', async () => {
    const made = buildXExport({ ...maraOnX, handle: 'mara/../#<b>', posts: [{ text: 'one', at }] });
    const files = made.files.map(({ path, content }) => ({
      path,
      content: String(content).replace('"data/tweets.js"', '"\\u202ehttps://evil.example/<b>/data/tweets-part7.js"'),
    }));
    const { posts, outcome } = await readAll({ inputs: [await zipInput(makeExport('x.zip', files))], platform: 'x' });
    expect(posts[0]?.permalink).toMatch(/^https:\/\/x\.com\/i\/web\/status\/\d+$/);
    expect(outcome.gaps.filter(({ code }) => code === 'missing_part').map(({ file }) => file)).toEqual([
      'data/tweets-part7.js',
    ]);
  });

  it('R5: are of unknown audience where the file that says whether the account is protected is not there', async () => {
    const made = buildXExport({ ...maraOnX, posts: [{ text: 'quiet', at }], isProtected: true });
    const files = made.files.filter(({ path }) => !path.endsWith('protected-history.js'));
    const { posts, outcome } = await readAll({ inputs: [await zipInput(makeExport('x.zip', files))], platform: 'x' });
    expect(posts[0]?.audience).toBe('unknown');
    expect(outcome.gaps.map(({ code }) => code)).toContain('audience_not_stated');
  });

  it('a shared post that the archive cut is said to be cut', async () => {
    const { outcome } = await readTweets([{ text: 'the beginning of a long…', at, kind: 'repost' }]);
    expect(outcome.gaps.map(({ code }) => code)).toContain('shared_text_cut');
  });

  it('a long text is not put under a post that begins otherwise', async () => {
    const note = { noteTweet: { createdAt: at, core: { text: 'Something else entirely, and long' } } };
    const tweet = {
      tweet: { id_str: '1', created_at: 'Fri Jan 02 10:00:00 +0000 2026', full_text: 'Rivers and bridges are…' },
    };
    const inputs = [
      textInput('note-tweet.js', `window.YTD.note_tweet.part0 = ${JSON.stringify([note])}`),
      textInput('tweets.js', `window.YTD.tweets.part0 = ${JSON.stringify([tweet])}`),
    ];
    const { posts, outcome } = await readAll({ inputs, platform: 'x' });
    expect(posts.map(({ text }) => text)).toEqual(['Rivers and bridges are…']);
    expect(outcome.gaps.map(({ code }) => code)).toContain('note_without_post');
  });

  it('code in an archive is never run', async () => {
    const evil = 'window.YTD.tweets.part0 = (() => { throw new Error("ran") })() || [{"tweet":{}}]';
    const { outcome, posts } = await readAll({ inputs: [textInput('tweets.js', evil)], platform: 'x' });
    expect(posts).toEqual([]);
    expect(outcome.windowReached).toBe(false);
  });
});

describe('an archive of X in several ZIPs', () => {
  const posts = Array.from({ length: 9 }, (_none, nth) => ({ text: `post ${nth}`, at }));

  it('is whole when all parts are there', async () => {
    const parts = buildXExportParts({ ...maraOnX, posts }, 3);
    const { outcome, posts: read } = await readAll({ inputs: await Promise.all(parts.map(zipInput)), platform: 'x' });
    expect(read).toHaveLength(9);
    expect(outcome).toMatchObject({ windowReached: true, fault: null });
  });

  it('R17: names the missing part, and the window is not reached', async () => {
    const parts = buildXExportParts({ ...maraOnX, posts }, 3).slice(0, 2);
    const { outcome, posts: read } = await readAll({ inputs: await Promise.all(parts.map(zipInput)), platform: 'x' });
    expect(read).toHaveLength(6);
    expect(outcome.windowReached).toBe(false);
    expect(outcome.gaps).toContainEqual(
      expect.objectContaining({ code: 'missing_part', file: 'data/tweets-part2.js' }),
    );
  });

  it('R17: a file with fewer posts than its list says is a gap', async () => {
    const { outcome } = await readTweets(posts, { defects: ['count_differs'] });
    expect(outcome.gaps.map(({ code }) => code)).toContain('count_differs');
    expect(outcome.windowReached).toBe(false);
  });

  it('the same part twice is read once', async () => {
    const input = await zipInput(buildXExport({ ...maraOnX, posts }));
    const { outcome, posts: read } = await readAll({ inputs: [input, input], platform: 'x' });
    expect(read).toHaveLength(9);
    expect(outcome.gaps.map(({ code }) => code)).toContain('duplicate_part');
  });
});

describe('texts and dates of X', () => {
  it('HTML entities are undone once', () => {
    expect(unescapeHtml('a &amp;lt; b &#39;c&#x27; &lt;d&gt; &unknown; &#0;')).toBe("a &lt; b 'c' <d> &unknown; &#0;");
  });

  it('only shortened links are replaced', () => {
    const urls = [
      { url: 'https://t.co/a', expanded_url: 'https://example.org/$&' },
      { url: 'hello', expanded_url: 'https://evil.example' },
      { url: 'https://t.co/b', expanded_url: 'javascript:alert(1)' },
    ];
    const text = 'hello https://t.co/a https://t.co/b';
    expect(expandLinks(text, { entities: { urls } })).toBe('hello https://example.org/$& https://t.co/b');
  });

  it('dates are read strictly', () => {
    expect(parseTweetDate('Wed Oct 10 20:19:24 +0000 2018')).toBe(Date.UTC(2018, 9, 10, 20, 19, 24));
    expect(parseTweetDate('2018-10-10T20:19:24.000Z')).toBe(Date.UTC(2018, 9, 10, 20, 19, 24));
    for (const odd of ['', 'post 1', '10 Oct 2018', 'Wed Foo 10 20:19:24 +0000 2018'])
      expect(parseTweetDate(odd)).toBeNull();
  });
});
