import { describe, expect, test } from 'vitest';
import { found, severityIn } from '../../testing/found.ts';
import { entityList } from './entities.ts';

const positives = {
  medium: [
    'The ISIS attack was glorious.',
    'Celebrating the attack by Boko Haram.',
    'The bombing by Al-Shabaab was justified.',
  ],
  high: [
    'Long live ISIS.',
    'I support al-Qaeda.',
    'Boko Haram are heroes.',
    'Glory to the fighters of Jaish-e-Mohammed.',
  ],
  critical: [
    'Donate to ISIS, wallet below.',
    'Brothers, join al-Shabaab with me.',
    'I am travelling to join Islamic State.',
  ],
} as const;

const negatives = [
  'ISIS was founded in the desert.',
  'I do not support ISIS.',
  'Al-Qaeda claimed responsibility, officials said.',
  'My thesis is about how Boko Haram recruits children.',
  'Anyone who says "long live ISIS" should be ashamed.',
  'I support the victims of ISIS.',
  'Rest in peace to all victims of the Al-Shabaab attack.',
  'I support the people of Palestine, Israel, Ukraine and Russia alike.',
  'Free Palestine. End the occupation.',
  'The police arrested a man who tried to join ISIS.',
  'The river Isis flows through Oxford.',
];

describe('terrorism_support', () => {
  for (const [severity, texts] of Object.entries(positives)) {
    test.each(texts)(`is ${severity} in: %s`, (text) => {
      expect(severityIn(text, 'terrorism_support')).toBe(severity);
    });
  }

  test.each(negatives)('is not found in: %s', (text) => {
    expect(found(text)).toEqual([]);
  });

  test('a mention of a listed organisation alone is never a finding', () => {
    for (const { name, aliases } of entityList.entities) {
      for (const alias of [name, ...aliases])
        expect(found(`Today we talked about ${alias} and went home.`)).toEqual([]);
    }
  });

  test('the list carries version, date and, per organisation, its place on each list that names it', () => {
    expect(entityList.version).toMatch(/^entities-\d+$/);
    expect(entityList.asOf).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    const forms: Record<string, RegExp> = { un: /^[A-Z]{2}e\.\d{3}$/, us: /^\d{4}-\d{2}-\d{2}$/, eu: /^B\.\d+$/ };
    for (const { listed, aliases } of entityList.entities) {
      expect(Object.keys(listed)).not.toEqual([]);
      for (const [list, place] of Object.entries(listed)) expect(place).toMatch(forms[list] ?? /never/);
      expect(aliases.every((alias) => alias === alias.toLowerCase())).toBe(true);
    }
  });

  test('no place on a list is given to two organisations', () => {
    const places = entityList.entities.flatMap(({ listed }) =>
      Object.entries(listed).flatMap(([list, place]) => (list === 'us' ? [] : [`${list} ${place}`])),
    );
    expect(new Set(places).size).toBe(places.length);
  });
});
