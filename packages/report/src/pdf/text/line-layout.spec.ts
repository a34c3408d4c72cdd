import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Line, layOutLines } from './line-layout.ts';
import { visibleText } from './visible-text.ts';

const measure = (text: string) => [...text].length;
const wordsOf = (line: Line) => line.fragments.map(({ text }) => text).join('');

describe('line layout', () => {
  test('lines end at spaces, and the space at the end takes no room', () => {
    const lines = layOutLines([{ text: 'one two three' }], 7, measure);
    expect(lines.map(wordsOf)).toEqual(['one two', 'three']);
  });

  test('a word wider than the line is cut, and a line break is kept', () => {
    expect(layOutLines([{ text: 'abcdefgh\nij' }], 3, measure).map(wordsOf)).toEqual(['abc', 'def', 'gh', 'ij']);
  });

  test('no line is wider than asked, and no character is lost', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 200 }),
        fc.integer({ min: 8, max: 60 }),
        (written, width) => {
          const { text } = visibleText(written);
          const lines = layOutLines([{ text }], width, measure);
          const sorted = (value: string) => [...value.replace(/\s/g, '')].sort().join('');
          expect(Math.max(...lines.map((line) => line.width))).toBeLessThanOrEqual(Math.max(width, 24));
          if (!/[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC\u{10800}-\u{1EFFF}]/u.test(text)) {
            expect(sorted(lines.map(wordsOf).join(''))).toBe(sorted(text));
          }
        },
      ),
    );
  });

  test('in a right-to-left line words run from right to left, numbers and Latin words from left to right', () => {
    const words = (text: string) => {
      const [line] = layOutLines([{ text }], 100, measure);
      expect(line?.rightToLeft).toBe(true);
      return line?.fragments.map((fragment) => fragment.text).filter((fragment) => fragment.trim() !== '');
    };
    expect(words('אבג 42 דהו')).toEqual(['דהו', '42', 'אבג']);
    expect(words('אבג two words דהו')).toEqual(['דהו', 'two words', 'אבג']);
  });

  test('style changes inside a word keep its parts together', () => {
    const [line] = layOutLines([{ text: 'be' }, { text: 'gin', bold: true }], 100, measure);
    expect(line?.fragments.map(({ text, style, x }) => [text, style.bold ?? false, x])).toEqual([
      ['be', false, 0],
      ['gin', true, 2],
    ]);
  });
});
