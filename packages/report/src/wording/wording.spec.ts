import { describe, expect, test } from 'vitest';
import { adviceTexts } from './advice.ts';
import { findBannedWording } from './banned-wording.ts';
import * as coverageWords from './coverage-words.ts';
import * as statements from './report-statements.ts';
import * as termWords from './term-words.ts';

function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return value !== null && typeof value === 'object' ? Object.values(value).flatMap(stringsIn) : [];
}

const everything = [adviceTexts, coverageWords, statements, termWords].flatMap(stringsIn);

describe('R25: wording', () => {
  test.each(everything)('may be said: %s', (sentence) => {
    expect(findBannedWording(sentence)).toEqual([]);
  });

  test.each([
    'Your approval chance is 80 %.',
    'The chance of approval is good.',
    'This visa will be approved.',
    'Likely to be refused.',
    'Safe to admit.',
    'A high-risk person.',
    'Delete these posts before you apply.',
    'Remove the post.',
    'Hide your posts.',
    'Set your account to private.',
    'We predict a refusal.',
    'VisaGuard does not predict any visa decision, but we forecast one.',
    'Application rejected.',
    'A clean record.',
    'Several red flags.',
  ])('may not be said: %s', (sentence) => {
    expect(findBannedWording(sentence)).not.toEqual([]);
  });

  test('the one sentence about prediction is allowed as it stands', () => {
    expect(findBannedWording(statements.noPrediction)).toEqual([]);
  });

  test('advice names what to do: check, explain, correct, keep records, ask counsel', () => {
    const topics = Object.values(adviceTexts).map(({ topic }) => topic);
    expect(topics).toEqual(expect.arrayContaining(['Check', 'Explain', 'Correct', 'Keep records', 'Ask counsel']));
  });
});
