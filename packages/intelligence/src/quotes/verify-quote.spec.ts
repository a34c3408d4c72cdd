import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { verifyQuote } from './verify-quote.ts';

const source = 'She said:  “don’t go — it’s late”.\nThen I am going to the old café near the river with everyone.';

function cited(quote: string, from = source): string | null {
  const verified = verifyQuote(from, quote);
  return verified && from.slice(verified.start, verified.end);
}

describe('R12: a quote is in its source or it is nothing', () => {
  test('letter by letter, it is found as it is', () => {
    expect(verifyQuote(source, 'old café near')).toEqual({ start: 58, end: 71, repaired: false });
  });

  test.each([
    ["don't go - it's late", 'don’t go — it’s late'],
    ['said: "don\'t go', 'said:  “don’t go'],
    ['late". Then I am', 'late”.\nThen I am'],
    ['old cafe\u0301 near', 'old café near'],
    ['old\u200b café near', 'old café near'],
  ])('white space, quotation marks, dashes and compatibility forms are repaired: %s', (quote, original) => {
    expect(verifyQuote(source, quote)?.repaired).toBe(true);
    expect(cited(quote)).toBe(original);
  });

  test('HTML entities are repaired both ways', () => {
    expect(cited('fish & chips', 'love fish &amp; chips today')).toBe('fish &amp; chips');
    expect(cited('fish &amp; chips', 'love fish & chips today')).toBe('fish & chips');
  });

  test('similar words only locate: what is cited stands in the source', () => {
    expect(cited('i am going to the old cafe near the river with everybody')).toBe(
      'I am going to the old café near the river with',
    );
  });

  test.each([
    'I will kill everyone near the river',
    'go',
    '',
    '   ',
    'the river was cold and wide and deep',
    'x'.repeat(5000),
  ])('what is not there is refused: %s', (quote) => {
    expect(verifyQuote(source, quote)).toBeNull();
  });

  test('a quote whose words stand in thousands of places in another order is refused, and not looked for for ever', () => {
    const words = Array.from({ length: 40 }, (_, nth) => `word${nth}`);
    const turned = Array.from({ length: 100 }, (_, nth) =>
      [...words.slice(nth % 40), ...words.slice(0, nth % 40)].reverse(),
    );
    const nearly = words.with(30, 'other');
    expect(verifyQuote(nearly.join(' '), words.join(' '))).not.toBeNull();
    expect(verifyQuote([...turned.flat(), ...nearly].join(' '), words.join(' '))).toBeNull();
  });

  test('a short quote counts if it is the whole post', () => {
    expect(cited('kys', 'kys')).toBe('kys');
    expect(cited('kys', 'kys they said')).toBeNull();
  });

  test('every part of a text that is long enough is found where its words are', () => {
    const texts = fc.string({ unit: 'grapheme', minLength: 12, maxLength: 80 });
    fc.assert(
      fc.property(texts, fc.nat(), fc.nat(), (text, from, length) => {
        const start = from % text.length;
        const quote = text.slice(start, start + 6 + (length % 40));
        fc.pre(quote.trim().length >= 6);
        expect(cited(quote, text)).toBe(quote);
      }),
    );
  });

  test('whatever a voter claims, the answer lies within the source', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (text, quote) => {
        const verified = verifyQuote(text, quote);
        if (!verified) return;
        expect(verified.start).toBeGreaterThanOrEqual(0);
        expect(verified.end).toBeLessThanOrEqual(text.length);
        expect(verified.end).toBeGreaterThan(verified.start);
      }),
    );
  });
});
