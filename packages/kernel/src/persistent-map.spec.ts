import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { emptyMap, hasKey, keysOf, type PersistentMap, valueAt, withEntry, withoutEntry } from './persistent-map.ts';

const nothing = emptyMap<string, number>();
const contentOf = (map: PersistentMap<string, number>) => keysOf(map).map((key) => [key, valueAt(map, key)]);

// Either word of a pair leads FNV-1a, 32 bits, to one hash: more keys of one hash than a bucket holds.
const alike = [
  ['costarring', 'liquid'],
  ['15zx', 'cpcd'],
  ['55zx', 'gpcd'],
  ['55zx', 'gpcd'],
  ['55zx', 'gpcd'],
];
const oneHash = alike.reduce((starts, words) => starts.flatMap((start) => words.map((word) => start + word)), ['']);

describe('a persistent map', () => {
  test('is at every moment what a map is that was told the same', () => {
    const few = fc.constantFrom(...Array.from({ length: 60 }, (_, nth) => `key-${nth}`), ...oneHash);
    const step = fc.record({ key: few, value: fc.option(fc.nat(), { nil: null }) });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 300, size: 'max' }), (steps) => {
        const told = new Map<string, number>();
        const seen: { map: PersistentMap<string, number>; content: unknown[] }[] = [];
        let map = nothing;
        for (const { key, value } of steps) {
          map = value === null ? withoutEntry(map, key) : withEntry(map, key, value);
          if (value === null) told.delete(key);
          else told.set(key, value);
          expect(map.size).toBe(told.size);
          expect(hasKey(map, key)).toBe(value !== null);
          seen.push({ map, content: [...told] });
        }
        // Also the earlier ones, after all that came later.
        for (const { map: earlier, content } of seen) expect(contentOf(earlier)).toEqual(content);
      }),
      { numRuns: 60 },
    );
  });

  test('two that go on from one do not see each other', () => {
    const common = withEntry(nothing, 'common', 1);
    const [one, other] = [withEntry(common, 'one', 2), withoutEntry(common, 'common')];
    expect(contentOf(one)).toEqual([
      ['common', 1],
      ['one', 2],
    ]);
    expect(contentOf(other)).toEqual([]);
    expect(contentOf(common)).toEqual([['common', 1]]);
  });

  test('keys of one hash are kept apart, among so many that buckets are split to the last bit', () => {
    let map = nothing;
    const keys = [...oneHash, ...Array.from({ length: 5_000 }, (_, nth) => `app_${nth}`)];
    for (const [nth, key] of keys.entries()) map = withEntry(map, key, nth);
    expect(map.size).toBe(keys.length);
    expect(keys.map((key) => valueAt(map, key))).toEqual([...keys.keys()]);
  });

  test('an entry more shares nearly all of it', () => {
    let map = nothing;
    for (let nth = 0; nth < 5_000; nth++) map = withEntry(map, `app_${nth}`, nth);
    const nodes = (of: unknown, found = new Set<unknown>()): Set<unknown> => {
      if (typeof of !== 'object' || of === null || found.has(of)) return found;
      found.add(of);
      for (const member of Object.values(of)) nodes(member, found);
      return found;
    };
    const before = nodes(map);
    const fresh = [...nodes(withEntry(map, 'one-more', 1))].filter((node) => !before.has(node));
    expect(fresh.length).toBeLessThan(20);
  });
});
