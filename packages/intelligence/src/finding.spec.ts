import { expect, test } from 'vitest';
import { citeFinding, type TextFinding } from './finding.ts';

const facts = { category: 'fraud', severity: 'low', rule: 'fraud.tips', rationale: 'The text shows tips.' } as const;

test('R12: a finding cuts its quote from the text itself', () => {
  expect(citeFinding('one two three', { ...facts, start: 4, end: 7 }).quote).toBe('two');
});

test.each([
  [-1, 3],
  [3, 3],
  [5, 2],
  [0, 99],
  [0.5, 3],
  [Number.NaN, 3],
])('R12: a span outside the text makes no finding: %s to %s', (start, end) => {
  expect(() => citeFinding('one two three', { ...facts, start, end })).toThrow('must cite');
});

test('R12: no finding can be made beside the constructor', () => {
  // @ts-expect-error a literal lacks the mark that only `citeFinding` gives
  const forged: TextFinding = { ...facts, start: 0, end: 3, quote: 'not in the text' };
  expect(forged.quote).toBe('not in the text');
});
