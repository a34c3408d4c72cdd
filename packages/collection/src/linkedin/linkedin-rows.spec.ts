import { csvText, makeExport } from '@visaguard/testkit';
import { describe, expect, it } from 'vitest';
import { type ReadAll, readAll, textInput, zipInput } from '../testing/read-all.ts';

const platform = 'linkedin';
const day = '2026-01-02 10:00:00';
const at = '2026-01-02T10:00:00.000Z';
const post = 'https://www.linkedin.com/feed/update/urn%3Ali%3Aactivity%3A7200000000000000000';
const groupPost = 'https://www.linkedin.com/feed/update/urn%3Ali%3AgroupPost%3A1-7200000000000000001';

function shares(...rows: readonly (readonly string[])[]): string {
  return csvText([['Date', 'ShareLink', 'ShareCommentary'], ...rows]);
}

function comments(...rows: readonly (readonly string[])[]): string {
  return csvText([['Date', 'Link', 'Message'], ...rows]);
}

async function files(...exports: readonly Readonly<Record<string, string>>[]): Promise<ReadAll> {
  const inputs = exports.map((content, nth) => {
    const list = Object.entries(content).map(([path, text]) => ({ path, content: text }));
    return zipInput(makeExport(`Complete_LinkedInDataExport_${nth}.zip`, list));
  });
  return readAll({ inputs: await Promise.all(inputs), platform });
}

const profile = (first: string, last: string) =>
  csvText([
    ['First Name', 'Last Name', 'Maiden Name'],
    [first, last, ''],
  ]);

describe('a comment of a LinkedIn export', () => {
  it('is one of many under a post, told apart by its time; in a group it is not public', async () => {
    const { posts } = await files({
      'Comments.csv': comments(
        [day, post, 'first'],
        ['2026-01-02 10:00:01 UTC', post, 'second'],
        [day, groupPost, 'in the group'],
      ),
    });
    expect(posts.map(({ text, nativeId, audience, createdAt }) => [text, nativeId, audience, createdAt])).toEqual([
      ['first', `comment/urn:li:activity:7200000000000000000/${Date.parse(at)}`, 'unknown', at],
      [
        ...['second', `comment/urn:li:activity:7200000000000000000/${Date.parse(at) + 1_000}`],
        ...['unknown', '2026-01-02T10:00:01.000Z'],
      ],
      ['in the group', `comment/urn:li:groupPost:1-7200000000000000001/${Date.parse(at)}`, 'not_public', at],
    ]);
  });

  it('R17: whose link is none is a piece of a text cut at the wrong place, and no comment', async () => {
    const { posts, outcome } = await files({
      'Comments.csv': comments([day, post, 'x'], [day, 'and so on', 'the rest of it']),
    });
    expect(posts.map(({ text }) => text)).toEqual(['x']);
    expect(outcome.counts.postsMalformed).toBe(1);
  });
});

describe('whose LinkedIn export it is', () => {
  const mine = { 'Profile.csv': profile('Mara', 'Sample') };

  it('R7: two numbers are two members, also where both have one name', async () => {
    const { outcome } = await files(
      { ...mine, 'Shares_181682616.csv': shares([day, post, 'x']) },
      { ...mine, 'Shares_181682617.csv': shares([day, post, 'y']) },
    );
    expect(outcome.fault?.code).toBe('mixed_accounts');
  });

  it('R7: two names without a number or address in common are two people', async () => {
    const theirs = { 'Profile.csv': profile('Noor', 'Sample'), 'Shares.csv': shares([day, post, 'y']) };
    const { outcome } = await files({ ...mine, 'Shares.csv': shares([day, post, 'x']) }, theirs);
    expect(outcome.fault?.code).toBe('mixed_accounts');
  });

  it('one number is one member, who may have taken another name', async () => {
    const { posts, outcome } = await files(
      { ...mine, 'Shares_181682616.csv': shares([day, post, 'x']) },
      { 'Profile.csv': profile('Mara', 'Other'), 'Comments_181682616.csv': comments([day, post, 'y']) },
    );
    expect(outcome.account).toMatchObject({ accountId: '181682616' });
    expect(posts.map(({ text }) => text)).toEqual(['x', 'y']);
  });

  it('a part that names nobody goes with the one that does', async () => {
    const { posts, outcome } = await files(mine, { 'Shares_181682616.csv': shares([day, post, 'x']) });
    expect(outcome.account).toMatchObject({ name: 'Mara Sample', accountId: '181682616' });
    expect(posts).toHaveLength(1);
  });

  it('the number of a part of a list is no number of a member', async () => {
    const { outcome } = await files({ ...mine, 'Shares_2.csv': shares([day, post, 'x']) });
    expect(outcome.account).toMatchObject({ name: 'Mara Sample', accountId: null });
  });
});

describe('the files of a LinkedIn export', () => {
  it.each(['Date,ShareLink,ShareCommentary', '"Date","ShareLink","ShareCommentary"', '\uFEFFDate,Link,Message'])(
    'one handed in by itself is told by its head: %j',
    async (head) => {
      const { posts, outcome } = await readAll({
        inputs: [textInput('download', `${head}\r\n${day},${post},words\r\n`)],
        platform,
      });
      expect(outcome.fault).toBeNull();
      expect(posts.map(({ text }) => text)).toEqual(['words']);
    },
  );

  it('of several the newest says when the export was made', async () => {
    const folder = (name: string) => ({
      [`${name}/Shares.csv`]: shares([day, post, name]),
      [`${name}/Comments.csv`]: comments([day, post, name]),
      [`${name}/Profile.csv`]: profile('Mara', 'Sample'),
    });
    const { outcome } = await files(
      folder('Complete_LinkedInDataExport_10-31-2026'),
      folder('Complete_LinkedInDataExport_01-31-2026'),
    );
    expect(outcome.gaps.map(({ code }) => code)).not.toContain('export_outdated');
  });

  it('a text of one line keeps its quotes', async () => {
    const { posts } = await files({ 'Shares.csv': shares([day, post, '"quoted"']) });
    expect(posts.map(({ text }) => text)).toEqual(['"quoted"']);
  });
});
