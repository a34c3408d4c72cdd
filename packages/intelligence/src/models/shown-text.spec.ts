import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { showText, spanOfOriginal } from './shown-text.ts';

describe('what a model is shown of a text', () => {
  test('R9: names, handles, addresses and numbers are masked, whoever calls', () => {
    const { text } = showText(
      'Thanks @mara.sample, write to mara@example.test or +49 151 23456789, says Maria Sample.',
    );
    for (const told of ['mara', 'sample', 'example', '23456789']) expect(text.toLowerCase()).not.toContain(told);
  });

  test.each([
    ['zero-width', 'so\u200bu\u200dp\ufeff'],
    ['direction', '\u202eso\u2066up\u200f'],
    ['tags', 'so\u{e0069}\u{e0067}up'],
    ['control', 'so\u0000\u001b\u0085up'],
    ['soft hyphens and selectors', 'so\u00adup\ufe0f'],
    ['annotations', 'so\ufff9up\ufffb'],
  ])('R28: what nobody sees is left out: %s', (_, text) => {
    expect(showText(text).text).toBe('soup');
  });

  test('line ends and tabs stay; halves of characters become what JSON can carry', () => {
    expect(showText('soup\tand\r\nrain').text).toBe('soup\tand\r\nrain');
    expect(showText('soup \ud83e').text).toBe('soup \ufffd');
  });

  test('every span of what is shown leads back to those very characters of the original', () => {
    const hidden = ['\u200b', '\u202e', '\u{e0041}', '\u0000', '\ufeff'];
    const letters = fc.constantFrom('s', 'ö', '汤', '🥣', ' ', '\n', '●');
    fc.assert(
      fc.property(
        fc.array(fc.oneof(letters, fc.constantFrom(...hidden)), { maxLength: 60 }),
        fc.nat(),
        fc.nat(),
        (units, from, length) => {
          const original = units.join('');
          const shown = showText(original);
          fc.pre(shown.text.length > 0);
          const start = from % shown.text.length;
          const end = start + 1 + (length % (shown.text.length - start));
          const span = spanOfOriginal(shown, { start, end });
          const seen = [...original.slice(span.start, span.end)].filter((character) => !hidden.includes(character));
          expect(seen.join('')).toBe(shown.text.slice(start, end));
        },
      ),
    );
  });
});
