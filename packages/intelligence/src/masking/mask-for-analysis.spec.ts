import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { maskForAnalysis } from './mask-for-analysis.ts';

const masked = (text: string): string => maskForAnalysis(text).text;

describe('R9: what analysers may see', () => {
  test.each([
    ['Hi @mara.sample!', 'Hi @●●●●●●●●●●●!'],
    ['Mail me at mara@example.org now', 'Mail me at ○○○○○○○○○○○○○○○○ now'],
    ['call +49 170 1234567', 'call ○○○ ○○○ ○○○○○○○'],
    ['see https://example.org/x?y=1 ok', 'see ○○○○○○○○○○○○○○○○○○○○○○○○○ ok'],
    ['Dr Xylo Banana helped', 'Dr ●●●● ●●●●●● helped'],
    ['my boss Quandle is here', 'my boss ●●●●●●● is here'],
    ['Lunch with Sarah O’Neil and Mohammed', 'Lunch with ●●●●● ●●●●●● and ●●●●●●●●'],
    ["Sarah's cake", "●●●●●'s cake"],
    ['hi ＠mara.sample', 'hi ＠●●●●●●●●●●●'],
    ['hi @ma\u200bra', 'hi @●●●●●'],
  ])('%s', (text, expected) => {
    expect(masked(text)).toBe(expected);
  });

  test.each([
    'I live in New York',
    'room @ 5pm',
    'I miss Italians and Miss',
    'the 2019-2023 plan',
    'on 2024-05-17 we met',
    'it cost 1,250.00',
    'a@b',
  ])('what is neither person nor contact stays: %s', (text) => {
    expect(masked(text)).toBe(text);
  });

  test('a masked text is as long as its original, and masking it again changes nothing', () => {
    const words = fc.constantFrom(
      '@mara.sample',
      'Sarah',
      'mara@example.org',
      'www.example.org',
      '+1 202 555 0147',
      'Dr Who',
      'ok',
      '\n',
      '😂',
    );
    const texts = fc.oneof(
      fc.array(words).map((parts) => parts.join(' ')),
      fc.string({ unit: 'binary' }),
    );
    fc.assert(
      fc.property(texts, (text) => {
        const once = masked(text);
        expect(once.length).toBe(text.length);
        expect(masked(once)).toBe(once);
      }),
    );
  });
});
