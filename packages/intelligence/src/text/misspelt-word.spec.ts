import { describe, expect, test } from 'vitest';
import { createSpeller } from './misspelt-word.ts';
import { buildWordFilter, hasWord } from './word-filter.ts';

const respell = createSpeller({
  telling: ['kill', 'stupid', 'threat', 'trash', 'honkies'],
  nearNames: new Set(['honkies']),
  isCorrect: (form) => ['treat', 'kiln'].includes(form),
  isCommon: (form) => ['all', 'so', 'the'].includes(form),
});

describe('misspelt words', () => {
  test.each([
    ['klil', ['kill']],
    ['stupdi', ['stupid']],
    ['stupd', ['stupid']],
    ['killall', ['kill', 'all']],
    ['sostupid', ['so', 'stupid']],
  ])('%s is read as %j', (form, words) => {
    expect(respell(form)).toEqual(words);
  });

  test.each([
    ['a correct word', 'treat'],
    ['a short form, where a missing letter says nothing', 'kil'],
    ['a word beside one that nobody knows', 'stupidxy'],
    ['what comes near to a word that is near to names', 'hokies'],
    ['a word of another script', 'кіll'],
  ])('%s stays as it is: %s', (_what, form) => {
    expect(respell(form)).toBeNull();
  });
});

describe('the dictionary', () => {
  test('has every word it was built of, and few others', () => {
    const words = Array.from({ length: 2000 }, (_, at) => `word${at}`);
    const filter = buildWordFilter(words);
    expect(words.every((word) => hasWord(filter, word))).toBe(true);
    const strangers = Array.from({ length: 2000 }, (_, at) => `other${at}`).filter((word) => hasWord(filter, word));
    expect(strangers.length).toBeLessThan(60);
  });
});
