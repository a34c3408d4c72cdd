import { describe, expect, test } from 'vitest';
import { found, severityIn } from '../../testing/found.ts';

const positives = {
  low: [
    'Where can I buy molly tonight?',
    'Anyone selling weed near me? dm me',
    'Looking for a gram of coke for the party.',
    'Need a gun, no background check, cash.',
  ],
  medium: [
    'Selling cocaine, dm me.',
    'Got 2 grams of ketamine, hit me up.',
    'Glock for sale, no papers, cash only.',
    'I sell shrooms, text me.',
  ],
  high: ['Restocked! Selling molly again this week, dm me.', 'Selling xanax every weekend, same prices, hmu.'],
  critical: [
    'Moving kilos of cocaine across the border, need runners.',
    'We are smuggling guns in crates, hmu for bulk.',
    'Heroin wholesale, worldwide shipping.',
  ],
} as const;

const negatives = [
  'I work at a pharmacy and sell insulin and prescribed codeine all day.',
  'Had a coke and fries.',
  'Selling my old bike, dm me.',
  'The gun museum has a rare rifle for show.',
  'Chemistry homework: the synthesis of amphetamine in the textbook.',
  'Police seized 20 kilos of cocaine at the port.',
  'Cannabis should be legalised, that is my opinion.',
  'Ice cream for sale, dm for prices!',
  'I do not sell drugs.',
  'My hunting licence arrived, buying a rifle at the licensed dealer.',
  'Speed limits are ignored on this street.',
  'Grass is green, weed the garden.',
  'Watched a documentary about the cartel smuggling heroin.',
];

describe('drug_weapon_trade', () => {
  for (const [severity, texts] of Object.entries(positives)) {
    test.each(texts)(`is ${severity} in: %s`, (text) => {
      expect(severityIn(text, 'drug_weapon_trade')).toBe(severity);
    });
  }

  test.each(negatives)('is not found in: %s', (text) => {
    expect(found(text)).toEqual([]);
  });
});
