import { describe, expect, test } from 'vitest';
import { ordersByLanguage, ordersInDisguise, ordersToAccuse } from '../injection/injections.fixture.ts';
import { post } from '../testing/made-up-posts.ts';
import { batchesOf } from './batches.ts';
import { tokensAbout, tokensAtMost } from './tokens.ts';

const sizes = (texts: readonly string[]) => batchesOf(texts.map((text) => post(text))).map((batch) => batch.length);
const soup = (count: number) => Array.from({ length: count }, (_, nth) => `Soup number ${nth}.`);

describe('how posts are put together', () => {
  test('at most 20 at once', () => {
    expect(sizes([])).toEqual([]);
    expect(sizes(soup(45))).toEqual([20, 20, 5]);
  });

  test('about 6,000 tokens at most; a longer post goes by itself, and none is left out', () => {
    const long = 'Soup and rain again. '.repeat(200);
    expect(sizes(Array.from({ length: 10 }, () => long))).toEqual([5, 5]);
    expect(sizes(['Soup.', long.repeat(20), 'Rain.'])).toEqual([1, 1, 1]);
  });

  test('R28: a post that seems to give orders goes by itself, in any language and disguise of the corpus', () => {
    const orders = [...Object.values(ordersByLanguage), ...Object.values(ordersInDisguise), ...ordersToAccuse];
    for (const order of orders) expect(sizes(['Soup.', order, 'Rain.']), order).toEqual([2, 1]);
  });
});

describe('how tokens are reckoned', () => {
  test('no text has more than are allowed for before a call', () => {
    for (const text of ['Soup for lunch', '🥣🥣🥣', 'суп', '汤汤汤']) {
      expect(tokensAtMost(text)).toBeGreaterThanOrEqual(Buffer.byteLength(text));
    }
  });

  test('other scripts take more than English', () => {
    expect(tokensAbout('soup '.repeat(100))).toBe(125);
    expect(tokensAbout('суп '.repeat(100))).toBeGreaterThan(200);
  });
});
