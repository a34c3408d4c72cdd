import { describe, expect, test } from 'vitest';
import { readWords } from '../text/read-words.ts';
import { compilePattern } from './compile-pattern.ts';
import { createLexicon } from './lexicon.ts';
import { matchPattern } from './match-pattern.ts';

/** The matches of a pattern in a text, as words. */
function matches(pattern: string, text: string): string[] {
  const lexicon = createLexicon([{ animal: ['cat', 'polar bear'], verb: ['sees', 'eats'] }]);
  const compiled = compilePattern(pattern, lexicon);
  const words = readWords(text, { isKnown: lexicon.isKnown, respell: () => null });
  const marks = words.map((_word, at) => lexicon.marksAt(words, at));
  const present = new Set(marks.flat().map((mark) => mark.classId));
  const found = matchPattern(compiled, { text, words, marks, unitLengths: words.map(() => 1), present });
  return found.map(({ first, end }) =>
    words
      .slice(first, end)
      .map((word) => word.form)
      .join(' '),
  );
}

describe('patterns', () => {
  test.each([
    ['#animal', 'a cat and a polar bear', ['cat', 'polar bear']],
    ['#animal #verb #animal', 'the cat sees polar bear', ['cat sees polar bear']],
    ['#animal ..2 fish', 'cat eats big fish', ['cat eats big fish']],
    ['#animal ..1 fish', 'cat eats big fish', []],
    ['#animal ..3 fish', 'cat. big fish', []],
    ['#animal big? fish', 'cat fish and cat big fish', ['cat fish', 'cat big fish']],
    ['#animal !eats', 'cat eats and cat sees', ['cat']],
    ['^ cat', 'cat. A cat. cat', ['cat', 'cat']],
    ['cat $', 'cat ran. the cat', ['cat']],
    ['^|the cat', 'cat. a cat. see the cat', ['cat', 'the cat']],
    [', cat', 'cat, cat and cat. cat', ['cat', 'cat', 'cat']],
    ['cat_sees|dog', 'a cat sees a dog', ['cat sees', 'dog']],
  ])('%s in: %s', (pattern, text, expected) => {
    expect(matches(pattern, text)).toEqual(expected);
  });

  test('a misspelt class is a bug and throws when rules are compiled', () => {
    expect(() => compilePattern('#anmial', createLexicon([{ animal: ['cat'] }]))).toThrow('unknown class');
  });
});
