import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { encrypted } from '@visaguard/testkit';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { asOfArguments, instagramExport, threat } from './sample-exports.fixture.ts';
import { type Desk, makeDesk } from './screen-in-child.fixture.ts';

let desk: Desk;
let instagram = '';
beforeEach(async () => {
  desk = await makeDesk();
  instagram = join(desk.archives, 'instagram-mara.zip');
});
afterEach(() => desk.remove());

/** Exit 2, nothing on stdout, nothing written; one sentence says what to do. */
async function expectRefusal(args: readonly string[], sentence: RegExp, uid?: number): Promise<void> {
  const before = await desk.leftBehind();
  const ran = await desk.run(['screen', ...args], uid === undefined ? {} : { uid });
  expect(ran.stderr).toMatch(sentence);
  expect(ran.stderr).not.toMatch(/\n\s+at /);
  expect(ran).toMatchObject({ code: 2, stdout: '' });
  expect(await desk.leftBehind()).toEqual(before);
}

describe('bad usage: exit 2 and a sentence that names the argument', () => {
  it.each([
    [[], /Name at least one archive/],
    [['a.zip', '--fast'], /There is no option --fast/],
    [['a.zip', '--handle', 'mara'], /--handle "mara": Write platform:name/],
    [['a.zip', '--as-of', '2026-02-30'], /--as-of "2026-02-30" is no day/],
    [['a.zip', '--lookback-years', '8'], /--lookback-years "8": .*from 1 to 7/],
    [['a.zip', '--out'], /--out needs a value/],
    [['a.zip', '--json=1'], /--json takes no value/],
    [['a.zip', '--consent=1'], /--consent takes no value/],
    [['a.zip', '--no-color=1'], /--no-color takes no value/],
  ])('%j', (args, sentence) => expectRefusal(args, sentence));

  it('an unknown command', async () => {
    const ran = await desk.run(['scren']);
    expect(ran).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining('no command "scren"') });
  });

  it('--help prints the exit codes and --version the version, on stdout', async () => {
    const help = await desk.run(['screen', '--help']);
    expect(help).toMatchObject({ code: 0, stderr: '' });
    for (const code of ['0    screened', '2    nothing was read', '3    read, but', '130  stopped']) {
      expect(help.stdout).toContain(code);
    }
    expect(await desk.run(['--version'])).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/),
    });
  });
});

describe('R1: without consent nothing is read', () => {
  it('no terminal to ask on and no --consent: exit 2, after saying what would be read', async () => {
    await instagramExport().writeZip(instagram);
    await expectRefusal([instagram], /never opens[\s\S]*add --consent if you agree/);
  });
});

describe('unreadable input: exit 2, with what to do about it', () => {
  const files: [string, string, RegExp][] = [
    ['0 bytes', '', /The file is empty/],
    ['no export', '{"hello": "world"}', /not a data export this version knows/],
    ['a ZIP cut off', 'PK\u0003\u0004 and no more', /cut off or damaged/],
  ];
  it.each(files)('a file of %s', async (_what, content, sentence) => {
    await writeFile(join(desk.archives, 'file.zip'), content);
    await expectRefusal([join(desk.archives, 'file.zip'), '--consent'], sentence);
  });

  it('no such file', () =>
    expectRefusal(['nowhere.zip', '--consent'], /nowhere\.zip cannot be read\. There is no file/));

  it('a ZIP under a password', async () => {
    await instagramExport({ zipChanges: [encrypted] }).writeZip(instagram);
    await expectRefusal([instagram, '--consent'], /protected by a password/);
  });

  it('an HTML export', async () => {
    await instagramExport({ defects: ['html'] }).writeZip(instagram);
    await expectRefusal([instagram, '--consent'], /ask the platform for the export again and choose JSON/);
  });

  it('several, each with its own sentence', async () => {
    await writeFile(join(desk.archives, 'empty.json'), '');
    const args = [join(desk.archives, 'empty.json'), 'nowhere.zip', '--consent'];
    await expectRefusal(args, /empty\.json cannot be read[\s\S]*nowhere\.zip cannot be read/);
  });
});

describe('an output folder that cannot be used: exit 2 before anything is read', () => {
  beforeEach(() => instagramExport().writeZip(instagram));

  it('a file is in the way', async () => {
    await writeFile(join(desk.cwd, 'taken'), 'mine');
    await expectRefusal(
      [instagram, ...asOfArguments, '--out', 'taken'],
      /^The report cannot .*a part of the path is a file/,
    );
    await expectRefusal(
      [instagram, ...asOfArguments, '--out', 'taken/report'],
      /^The report cannot .*a part of the path is a file/,
    );
  });

  it('it may not be written', async () => {
    const out = join(desk.cwd, 'locked');
    await mkdir(out);
    await chmod(out, 0o555);
    // Root may write anywhere, so the command runs as nobody there.
    const uid = process.getuid?.() === 0 ? 65_534 : undefined;
    if (uid !== undefined) await desk.open();
    await expectRefusal(
      [instagram, ...asOfArguments, '--out', out],
      /^The report cannot .*locked: permission denied; choose another/,
      uid,
    );
  });

  it('it holds a report.json or report.pdf of somebody else', async () => {
    for (const name of ['report.json', 'report.pdf']) {
      await mkdir(join(desk.cwd, name), { recursive: true });
      await writeFile(join(desk.cwd, name, name), '{"mine": true}');
      await expectRefusal(
        [instagram, ...asOfArguments, '--out', name],
        /^\S+ holds a report.* that VisaGuard did not write/,
      );
      expect(await readFile(join(desk.cwd, name, name), 'utf8')).toBe('{"mine": true}');
    }
  });

  it('its report was changed by hand; other files beside it are no matter and stay', async () => {
    await mkdir(join(desk.cwd, 'out'));
    await writeFile(join(desk.cwd, 'out/notes.txt'), 'mine');
    const first = await desk.run(['screen', instagram, ...asOfArguments, '--out', 'out']);
    expect(first.code, first.stderr).toBe(0);
    expect(await readFile(join(desk.cwd, 'out/notes.txt'), 'utf8')).toBe('mine');
    const report = join(desk.cwd, 'out/report.json');
    await writeFile(report, (await readFile(report, 'utf8')).replace('"comment": null', '"comment": "mine"'));
    await expectRefusal([instagram, ...asOfArguments, '--out', 'out'], /^\S+ holds .* or that was changed since/);
  });
});

describe('a signal', () => {
  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('%s stops reading with exit %i and leaves nothing behind', async (signal, code) => {
    const posts = Array.from({ length: 6000 }, (_none, nth) => ({
      text: `${threat} Number ${nth}.`,
      at: new Date(Date.UTC(2026, 0, 1) + nth * 60_000).toISOString(),
    }));
    await instagramExport({ posts }).writeZip(instagram);
    const ran = await desk.run(['screen', instagram, ...asOfArguments], { interrupt: { at: ' 25 %', signal } });
    expect(ran.code, ran.stderr).toBe(code);
    expect(ran.stderr).toContain('Stopped. Nothing was written.');
    expect(ran.stderr).not.toContain('100 %');
    expect(await desk.leftBehind()).toEqual([]);
  });
});
