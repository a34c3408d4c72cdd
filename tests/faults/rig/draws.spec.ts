import { expect, test } from 'vitest';
import { createDraws } from './draws.ts';

test('the same seed draws the same, another one does not', () => {
  const drawn = (seed: string) => {
    const draws = createDraws(seed);
    return [draws.share(), draws.between(1, 1_000), draws.pick(['a', 'b', 'c']), draws.shuffle([1, 2, 3, 4, 5, 6])];
  };
  expect(drawn('one')).toEqual(drawn('one'));
  expect(drawn('one')).not.toEqual(drawn('two'));
});

test('a draw stays within its bounds, and a shuffle loses nothing', () => {
  const draws = createDraws('bounds');
  const drawn = Array.from({ length: 1_000 }, () => draws.between(2, 4));
  expect(new Set(drawn)).toEqual(new Set([2, 3, 4]));
  expect(draws.shuffle([1, 2, 3]).sort()).toEqual([1, 2, 3]);
});
