import { describe, expect, test } from 'vitest';
import * as advice from './advice.ts';
import { findBannedWording } from './banned-wording.ts';
import * as coverageWords from './coverage-words.ts';
import * as statements from './report-statements.ts';
import * as strengths from './strengths.ts';
import * as termWords from './term-words.ts';

function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return value !== null && typeof value === 'object' ? Object.values(value).flatMap(stringsIn) : [];
}

const everything = [advice, coverageWords, statements, strengths, termWords].flatMap(stringsIn);

describe('R25: wording', () => {
  test.each(everything)('may be said: %s', (sentence) => {
    expect(findBannedWording(sentence)).toEqual([]);
  });

  test.each([
    'Your approval chance is 80 %.',
    'The chance of approval is good.',
    'This improves your chances.',
    'Your odds of being admitted.',
    'This visa will be approved.',
    'You will not be refused.',
    'Likely to be refused.',
    'Unlikely to pass.',
    'You passed the screening.',
    'You are eligible.',
    'She is inadmissible.',
    'A visa-ready profile.',
    'There is nothing to worry about.',
    'Safe to admit.',
    'This account is safe.',
    'A high-risk person.',
    'A low-risk account.',
    'No risks were found.',
    'Your risk score is low.',
    'A trustworthy applicant.',
    'The applicant is an extremist.',
    'The applicant is harmless.',
    'Delete these posts before you apply.',
    'Clean up your accounts first.',
    'Wipe your history.',
    'Remove the post.',
    'Archive old posts.',
    'Edit the comment.',
    'Close your account.',
    'Hide your posts.',
    'Take your old posts down.',
    'Set your account to private.',
    'Make your profile public.',
    'Change who can see it.',
    'Unfollow them.',
    'Stop posting about it.',
    'Do not mention the account.',
    'Leave out the account that was not found.',
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
    const topics = Object.values(advice.adviceTexts).map(({ topic }) => topic);
    expect(topics).toEqual(expect.arrayContaining(['Check', 'Explain', 'Correct', 'Keep records', 'Ask counsel']));
  });
});
