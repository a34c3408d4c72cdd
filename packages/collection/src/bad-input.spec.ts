import { type Platform, platforms } from '@visaguard/domain';
import {
  buildFacebookExport,
  buildInstagramExport,
  buildLinkedinExport,
  buildTiktokExport,
  buildXExport,
  cutOff,
  encrypted,
  type MadeExport,
  makeExport,
  renamed,
  type ZipChange,
} from '@visaguard/testkit';
import { describe, expect, it } from 'vitest';
import { identifyArchive } from './identify-archive.ts';
import { mara, maraOnFacebook, maraOnLinkedin, maraOnX, readAll, zipInput } from './testing/read-all.ts';

type Posts = { text: string; at: string }[];
type Build = { readonly [platform in Platform]: (posts: Posts) => MadeExport };

const at = '2026-01-02T10:00:00.000Z';
const secret = 'Words-that-stand-in-the-export-only';

const mine: Build = {
  instagram: (posts) => buildInstagramExport({ ...mara, posts }),
  tiktok: (posts) => buildTiktokExport({ ...mara, posts }),
  linkedin: (posts) => buildLinkedinExport({ ...maraOnLinkedin, posts }),
  facebook: (posts) => buildFacebookExport({ ...maraOnFacebook, posts }),
  x: (posts) => buildXExport({ ...maraOnX, posts }),
};
const theirs: Build = {
  instagram: (posts) => buildInstagramExport({ ...mara, handle: 'someone.else', posts }),
  tiktok: (posts) => buildTiktokExport({ ...mara, handle: 'someone.else', posts }),
  linkedin: (posts) => buildLinkedinExport({ ...maraOnLinkedin, memberId: '99999999', posts }),
  facebook: (posts) => buildFacebookExport({ ...maraOnFacebook, handle: 'someone.else', accountId: '100099', posts }),
  x: (posts) => buildXExport({ ...maraOnX, handle: 'someone_else', accountId: '99', posts }),
};

/** The first name in the ZIP with other bytes in its place, as no writer of ZIPs lets through. */
function misnamed(made: MadeExport, change: (path: string) => string): ZipChange {
  const path = made.files[0]?.path ?? '';
  return renamed(path, change(path));
}

const changes: readonly [code: string, what: string, change: (made: MadeExport) => ZipChange][] = [
  ['corrupt_zip', 'a download that ended early', () => cutOff(0.7)],
  ['encrypted_zip', 'a password', () => encrypted],
  ['unsafe_entry_name', 'a name that leads out of it', (made) => misnamed(made, (path) => `../${path.slice(3)}`)],
  ['unsafe_entry_name', 'a name with NUL', (made) => misnamed(made, (path) => `${path.slice(0, 2)}\0${path.slice(3)}`)],
];

describe.each(platforms)('an export of %s', (platform) => {
  const build = mine[platform];

  it.each(changes)(
    '%s: %s is answered with what to do next, and leaves no content behind',
    async (code, _what, change) => {
      const made = build([{ text: secret, at }]);
      const input = await zipInput(makeExport(made.fileName, made.files, [change(made)]));
      const { posts, outcome } = await readAll({ inputs: [input], platform });
      expect(posts).toEqual([]);
      expect(outcome).toMatchObject({ fault: { code }, windowReached: false, account: null });
      expect(outcome.fault?.detail).toMatch(/; (?:download|unpack|hand in) /);
      expect(JSON.stringify(outcome)).not.toContain(secret);
      const identified = await identifyArchive(input);
      expect(identified.ok ? null : identified.error).toEqual(outcome.fault);
    },
  );

  it('wrong_platform: handed in as one of any other platform, it is not read', async () => {
    const inputs = [await zipInput(build([{ text: secret, at }]))];
    for (const other of platforms.filter((candidate) => candidate !== platform)) {
      const { posts, outcome } = await readAll({ inputs, platform: other });
      expect(posts).toEqual([]);
      expect(outcome).toMatchObject({ fault: { code: 'wrong_platform' }, windowReached: false });
    }
  });

  it('R7: beside the export of another account, neither is read', async () => {
    const inputs = [await zipInput(build([{ text: secret, at }])), await zipInput(theirs[platform]([]))];
    const { posts, outcome } = await readAll({ inputs, platform });
    expect(posts).toEqual([]);
    expect(outcome).toMatchObject({ fault: { code: 'mixed_accounts' }, windowReached: false });
  });

  it.each([
    ['1970-01-01T00:00:00.000Z', 'before the platform existed'],
    ['2099-12-31T23:59:59.000Z', 'in the future'],
  ])('R8: a post of %s is undated, which is said: %s', async (impossible, reason) => {
    const { posts, outcome } = await readAll({
      inputs: [await zipInput(build([{ text: secret, at: impossible }]))],
      platform,
    });
    expect(posts).toMatchObject([{ text: secret, createdAt: null }]);
    const undated = outcome.gaps.find(({ code }) => code === 'undated');
    expect(undated?.detail).toContain(reason);
    expect(JSON.stringify(outcome)).not.toContain(secret);
  });
});
