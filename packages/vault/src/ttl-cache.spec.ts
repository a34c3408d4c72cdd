import { fakeClock } from '@visaguard/testkit';
import { describe, expect, test } from 'vitest';
import { createTtlCache } from './ttl-cache.ts';

function cache() {
  const clock = fakeClock('2026-11-01T00:00:00.000Z');
  return { clock, entries: createTtlCache<string>({ clock, ttlMs: 60_000, entriesMax: 2 }) };
}

describe('key cache', () => {
  test('an entry lives for less than its time, counted from before it was loaded', () => {
    const { clock, entries } = cache();
    const ticket = entries.ticket();
    clock.advance(30_000);
    entries.set('a', 'key', ticket);
    clock.advance(29_999);
    expect(entries.get('a')).toBe('key');
    clock.advance(1);
    expect(entries.get('a')).toBeUndefined();
  });

  test('a clock that is set back ends an entry', () => {
    const { clock, entries } = cache();
    entries.set('a', 'key', entries.ticket());
    clock.advance(-1);
    expect(entries.get('a')).toBeUndefined();
  });

  test('what was read before a drop is not remembered after it', () => {
    const { entries } = cache();
    const ticket = entries.ticket();
    entries.drop('a');
    entries.set('a', 'key', ticket);
    expect(entries.get('a')).toBeUndefined();
  });

  test('the least recently used entry leaves first', () => {
    const { entries } = cache();
    for (const key of ['a', 'b']) entries.set(key, key, entries.ticket());
    entries.get('a');
    entries.set('c', 'c', entries.ticket());
    expect([entries.get('a'), entries.get('b'), entries.get('c')]).toEqual(['a', undefined, 'c']);
  });
});
