import { describe, expect, test } from 'vitest';
import { parseScreenArguments } from './arguments.ts';

const today = '2026-11-23';
const parse = (...args: string[]) => parseScreenArguments(args, today);

describe('the arguments of screen', () => {
  test('one archive is enough: five years back from today, into ./visaguard-report', () => {
    expect(parse('export.zip')).toEqual({
      ok: true,
      value: {
        archives: ['export.zip'],
        handles: [],
        asOf: today,
        lookbackYears: 5,
        outFolder: './visaguard-report',
        json: false,
        consent: false,
        consularSection: false,
        color: true,
      },
    });
  });

  test('every option is read, before and behind the archives', () => {
    const args = ['--json', 'a.zip', '--handle', 'x:@Mara_Sample', 'b', '--handle=instagram:mara.sample'];
    expect(
      parse(
        ...args,
        '--as-of',
        '2024-02-29',
        '--lookback-years',
        '7',
        '--out',
        'o',
        '--consent',
        '--consular-section',
        '--no-color',
      ),
    ).toMatchObject({
      value: {
        archives: ['a.zip', 'b'],
        handles: [
          { platform: 'x', canonical: 'mara_sample' },
          { platform: 'instagram', canonical: 'mara.sample' },
        ],
        asOf: '2024-02-29',
        lookbackYears: 7,
        outFolder: 'o',
        json: true,
        consent: true,
        consularSection: true,
        color: false,
      },
    });
  });

  test('--help wins over whatever else is wrong', () => {
    expect(parse('--help', '--as-of', 'never')).toEqual({ ok: true, value: 'help' });
  });

  test.each<[string, string[], RegExp]>([
    ['no archive', [], /Name at least one archive/],
    ['an empty name', [''], /an empty name/],
    ['an unknown option', ['a', '--fast'], /^There is no option --fast\.$/],
    ['an unknown short option', ['a', '-q'], /^There is no option -q\.$/],
    ['a value that is missing', ['a', '--out'], /^--out needs a value\.$/],
    ['an option in the place of a value', ['a', '--as-of', '--json'], /^--as-of needs a value\.$/],
    ['a value that is too much', ['a', '--json=yes'], /^--json takes no value\.$/],
    ['an option twice', ['a', '--out', 'b', '--out', 'c'], /^--out is given more than once\.$/],
    ['an empty folder name', ['a', '--out', ' '], /^--out needs/],
    ['a handle without platform', ['a', '--handle', 'mara'], /^--handle "mara": Write platform:name/],
    ['a handle of another form', ['a', '--handle', 'x:no.dots'], /^--handle "x:no.dots": The handle does not/],
    ['a platform nobody knows', ['a', '--handle', 'y:mara'], /one of instagram, tiktok/],
    ['a day in words', ['a', '--as-of', 'today'], /^--as-of "today" is no day/],
    ['a day that does not exist', ['a', '--as-of', '2025-02-29'], /is no day/],
    ['a month that does not exist', ['a', '--as-of', '2025-13-01'], /is no day/],
    ['a day to come', ['a', '--as-of', '2026-11-24'], /lies in the future: in UTC it is 2026-11-23/],
    ['a day before all platforms', ['a', '--as-of', '1999-01-01'], /is too early/],
  ])('%s is refused in one sentence that names it', (_what, args, sentence) => {
    const refused = parse(...args);
    expect(refused.ok).toBe(false);
    expect(refused.ok ? [] : refused.error).toEqual([expect.stringMatching(sentence)]);
  });

  test.each(['0', '8', '2.5', '-1', 'five', '', '1e0'])('R8: a look-back of %j years is refused', (years) => {
    const refused = parse('a', `--lookback-years=${years}`);
    expect(refused).toMatchObject({ ok: false, error: [expect.stringContaining('from 1 to 7')] });
  });

  test('everything that is wrong is told at once', () => {
    const refused = parse('--as-of', 'x', '--lookback-years', '9', '--handle', 'y:z');
    expect(refused.ok ? 0 : refused.error.length).toBe(4);
  });
});
