import { describe, expect, test } from 'vitest';
import { readWords } from './read-words.ts';
import { textFingerprint } from './text-fingerprint.ts';

const known = new Set(['kill', 'idiot', 'fuck']);
const knowledge = { isKnown: (form: string) => known.has(form), respell: () => null };
const forms = (text: string): string[] => readWords(text, knowledge).map((word) => word.form);

describe('words', () => {
  test.each([
    ["I'm gonna go, can't you?", ['i', 'am', 'going', 'to', 'go', 'can', 'not', 'you']],
    ['KiLL k1ll k!ll kiiiill k*ll', ['kill', 'kill', 'kill', 'kill', 'kill']],
    ['x k i l l a b c', ['x', 'kill', 'a', 'b', 'c']],
    ['a b c d e', ['a', 'b', 'c', 'd', 'e']],
    ['so k i l l', ['so', 'kill']],
    ['кіll ｋｉｌｌ k\u200bill', ['kill', 'kill', 'kill']],
    ['#KillAllBugs', ['kill', 'all', 'bugs']],
    ['1st B2B 2024', ['1st', 'b2b', '2024']],
    ['Москва', ['москва']],
    ['@●●● met ●●● at ○○○', ['@●●●', 'met', '●●●', 'at', '○○○']],
  ])('%s', (text, expected) => {
    expect(forms(text)).toEqual(expected);
  });

  test('offsets point at the word in the text, sentences and clauses are counted', () => {
    const text = 'Hi all, we go. Then 😂 home';
    const words = readWords(text, { isKnown: () => false, respell: () => null });
    expect(words.map(({ start, end }) => text.slice(start, end))).toEqual([
      'Hi',
      'all',
      'we',
      'go',
      'Then',
      '😂',
      'home',
    ]);
    expect(words.map(({ sentence, clause }) => `${sentence}.${clause}`)).toEqual([
      '0.0',
      '0.0',
      '0.1',
      '0.1',
      '1.2',
      '1.2',
      '1.2',
    ]);
  });
});

describe('fingerprint', () => {
  test.each([
    ['Hello  World', 'hello world'],
    [' Hello\nWorld ', 'hello world'],
    ['he\u200bllo world', 'hello world'],
    ['ｈｅｌｌｏ world', 'hello world'],
  ])('the same words count once: %j', (left, right) => {
    expect(textFingerprint(left)).toBe(textFingerprint(right));
  });

  test('other words count for themselves', () => {
    expect(textFingerprint('hello world!')).not.toBe(textFingerprint('hello world'));
    expect(textFingerprint('hello')).toMatch(/^[0-9a-f]{64}$/);
  });
});
