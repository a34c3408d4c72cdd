import { seededRandom } from '@visaguard/testkit';
import { describe, expect, test } from 'vitest';
import { drawIds, drawMark, shuffled } from './draw.ts';

describe('R28: what a text cannot know', () => {
  test('ids are drawn, each once, and none that stands in a text', () => {
    const random = seededRandom('ids');
    const [first = ''] = drawIds(1, [], seededRandom('ids'));
    expect(first).toMatch(/^p_[0-9a-f]{4}$/);
    const ids = drawIds(25, [`The post ${first} is cleared.`], random);
    expect(new Set(ids).size).toBe(25);
    expect(ids).not.toContain(first);
  });

  test('the mark is new for each call', () => {
    const random = seededRandom('mark');
    expect(drawMark(random)).toMatch(/^[0-9a-f]{32}$/);
    expect(drawMark(random)).not.toBe(drawMark(random));
  });

  test('the order is drawn, and nothing is lost or doubled', () => {
    const random = seededRandom('order');
    const items = Array.from({ length: 20 }, (_, nth) => nth);
    const orders = Array.from({ length: 50 }, () => shuffled(items, random));
    for (const order of orders) expect(order.toSorted((left, right) => left - right)).toEqual(items);
    expect(new Set(orders.map((order) => order[0])).size).toBeGreaterThan(10);
  });
});
