import { lookbackWindow } from '@visaguard/domain';
import { describe, expect, test } from 'vitest';
import type { ScreenOptions } from './arguments.ts';
import { askConsent } from './ask-consent.ts';
import { recordedTerminal } from './recorded-terminal.fixture.ts';

const options: ScreenOptions = {
  archives: ['instagram-mara.zip'],
  handles: [],
  asOf: '2026-11-01',
  lookbackYears: 5,
  outFolder: './visaguard-report',
  json: false,
  consent: false,
  consularSection: false,
  color: false,
};
const exports = [
  { platform: 'instagram', inputs: [], names: ['instagram-mara.zip'], handle: 'mara.sample' },
  { platform: 'x', inputs: [], names: ['twitter-mara.zip'], handle: 'mara_sample' },
] as const;
const asking = (more: Partial<ScreenOptions> = {}) => ({
  exports,
  options: { ...options, ...more },
  window: lookbackWindow('2026-11-01T00:00:00.000Z', 5),
  signal: new AbortController().signal,
});

describe('R1: nothing is read before the person agrees', () => {
  test.each(['y', 'Y', 'yes', ' YES '])('%j is a yes', async (answer) => {
    expect(await askConsent(recordedTerminal({ answer }), asking())).toBe('given');
  });

  test.each(['', 'n', 'no', 'yep', 'yes please', null])('%j is a no', async (answer) => {
    expect(await askConsent(recordedTerminal({ answer }), asking())).toBe('refused');
  });

  test('where nobody can answer nobody is asked, unless --consent says it', async () => {
    const silent = recordedTerminal();
    expect(await askConsent(silent, asking())).toBe('nobody_to_ask');
    expect(await askConsent(silent, asking({ consent: true }))).toBe('given');
    expect(silent.questions).toEqual([]);
  });
});

test('R5: the person is told per platform what is read and what is never opened, also with --consent', async () => {
  const terminal = recordedTerminal();
  await askConsent(terminal, asking({ consent: true }));
  const said = terminal.said.join('');
  const [instagram = '', x = ''] = said.split('X mara_sample: twitter-mara.zip');
  expect(instagram).toContain('Instagram mara.sample: instagram-mara.zip');
  for (const part of [instagram, x]) expect(part).toMatch(/reads\n {4}- .*posts[\s\S]*never opens\n[\s\S]*messages/);
  expect(said).toContain('nothing is sent anywhere');
  expect(said).toContain('2021-11-02 to 2026-11-01 (5 years)');
  expect(said).toContain('report.json and report.pdf in ./visaguard-report');
});

test('an export of another account than the one named is announced as not read', async () => {
  const terminal = recordedTerminal();
  await askConsent(terminal, asking({ handles: [{ platform: 'x', canonical: 'someone' }], consent: true }));
  const said = terminal.said.join('');
  expect(said).toMatch(/twitter-mara\.zip\n {2}This is not the account you named/);
  expect(said).not.toContain('Grok');
});
