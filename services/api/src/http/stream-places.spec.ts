import type { ApiKeyId } from '@visaguard/kernel';
import { expect, test } from 'vitest';
import { createStreamPlaces } from './stream-places.ts';

const one = { id: 'key_01k9x3v5m2r8t4w6y7z0a1b2c3' satisfies ApiKeyId } as const;
const other = { id: 'key_01k9x3v5m2r8t4w6y7z0a1b2c4' satisfies ApiKeyId } as const;

test('a credential has so many places and no more, and those of another are its own', () => {
  const place = createStreamPlaces(2);
  expect([place(one), place(one), place(one)].map((free) => free !== null)).toEqual([true, true, false]);
  expect(place(other)).not.toBeNull();
});

test('a place that was given back is free again, once', () => {
  const place = createStreamPlaces(1);
  const free = place(one);
  free?.();
  free?.();
  expect(place(one)).not.toBeNull();
  free?.();
  expect(place(one)).toBeNull();
});
