import { expect, test } from 'vitest';
import type { ScreenOptions } from './arguments.ts';
import { askConsularSection } from './ask-consular-section.ts';
import { recordedTerminal } from './recorded-terminal.fixture.ts';

const options: ScreenOptions = {
  ...{ archives: ['instagram-mara.zip'], handles: [], asOf: '2026-11-01', lookbackYears: 5 },
  ...{ outFolder: './visaguard-report', json: false, consent: false, consularSection: true, color: false },
};
const asking = (more: Partial<ScreenOptions> = {}) => ({
  options: { ...options, ...more },
  signal: new AbortController().signal,
});

test('R1: without the option nobody is asked and nothing is noted, whatever else was agreed to', async () => {
  const terminal = recordedTerminal({ answer: 'y' });
  expect(await askConsularSection(terminal, asking({ consularSection: false, consent: true }))).toBe(false);
  expect([terminal.said, terminal.questions]).toEqual([[], []]);
});

test.each([
  ['y', true],
  ['Yes', true],
  ['', false],
  ['no', false],
  [null, false],
] as const)('R1: with it a question of its own is asked, and %j is %j', async (answer, agreed) => {
  const terminal = recordedTerminal({ answer });
  expect(await askConsularSection(terminal, asking())).toBe(agreed);
  expect(terminal.questions).toHaveLength(1);
  expect(terminal.said.join('')).toMatch(/political statements[\s\S]*never in the report/);
});

test('in scripts the option says it, and what it notes is told all the same', async () => {
  const terminal = recordedTerminal();
  expect(await askConsularSection(terminal, asking({ consent: true }))).toBe(true);
  expect(terminal.said.join('')).toContain('consular-section.json');
});
