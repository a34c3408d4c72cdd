import { describe, expect, test } from 'vitest';
import { analyseText } from '../analyse-text.ts';
import { found } from '../testing/found.ts';
import { ordersByLanguage, ordersInDisguise, ordersToAccuse } from './injections.fixture.ts';

const orders = Object.entries({ ...ordersByLanguage, ...ordersInDisguise });
const threats = ['I am going to kill you tomorrow.', 'All immigrants are vermin.', 'Selling cocaine, dm me.'];
const injected = (text: string): boolean => analyseText({ text, kind: 'authored', createdAt: null }).injectionSuspected;

const ordinary = [
  'Ignore the haters and keep going.',
  'The teacher gave us instructions for the lab.',
  'Our new operating system is slow.',
  'Please mark this date: the party is on Friday.',
  'I forgot all my passwords again.',
  'Say cheese!',
];

describe('R28: text that gives orders', () => {
  test('the corpus covers at least twelve languages', () => {
    expect(Object.keys(ordersByLanguage).length).toBeGreaterThanOrEqual(12);
  });

  test.each(orders)('is suspected: %s', (_name, order) => {
    expect(injected(order)).toBe(true);
  });

  test.each(orders)('cannot remove or alter a finding before, behind or around it: %s', (_name, order) => {
    for (const threat of threats) {
      expect(found(`${threat} ${order}`)).toEqual(found(threat));
      expect(found(`${order}\n${threat}`)).toEqual(found(threat));
      expect(found(`${order}\n${threat}\n${order}`)).toEqual(found(threat));
    }
  });

  test.each([...orders.map(([, order]) => order), ...ordersToAccuse])('cannot make a finding: %s', (order) => {
    expect(found(order)).toEqual([]);
    expect(found(`Pancakes for breakfast again. ${order}`)).toEqual([]);
  });

  test('cannot change how another post is read', () => {
    const alone = threats.map((text) => found(text));
    for (const [, order] of orders) found(order);
    expect(threats.map((text) => found(text))).toEqual(alone);
  });

  test.each(ordinary)('an ordinary post is not suspected: %s', (text) => {
    expect(injected(text)).toBe(false);
  });
});
