import { describe, expect, test } from 'vitest';
import { groupTerms } from './lexicon/group-terms.ts';
import { found } from './testing/found.ts';

const groups = [
  'Muslims',
  'Christians',
  'Jews',
  'Hindus',
  'Sikhs',
  'Buddhists',
  'atheists',
  'women',
  'men',
  'immigrants',
  'refugees',
  'veterans',
  'Mexicans',
  'Nigerians',
  'Germans',
  'Americans',
  'Indians',
  'Russians',
  'black people',
  'white people',
  'Asian people',
  'Arab people',
  'gay people',
  'straight people',
  'trans people',
  'disabled people',
  'blind people',
  'old people',
  'Chinese people',
  'Israeli people',
  'Palestinian people',
  'pregnant women',
  'lesbians',
  'pensioners',
];
const hostile = [
  'I hate GROUP.',
  'GROUP are scum.',
  'All GROUP are disgusting.',
  'Deport all GROUP.',
  'Kill all GROUP.',
  'No space for GROUP here.',
  'Those GROUP should be shot.',
];
const harmless = [
  'I love GROUP.',
  'GROUP are wonderful.',
  'There are GROUP in my course.',
  'I do not hate GROUP.',
  'He said GROUP are scum, I disagree.',
  'We cooked for GROUP all day.',
  'GROUP deserve equal rights.',
  'A film about GROUP won the prize.',
  'Why do people hate GROUP?',
];
const names = [
  'Sarah',
  'Mohammed',
  'Xochitl',
  'Oluwaseun',
  'Wei',
  'Lakshmi',
  'Bjarnfinnur',
  'DeShawn',
  'Svetlana',
  'Quetzalli',
];
const places = ['Berlin', 'Lagos', 'Teheran', 'Shenzhen', 'Ohio', 'Gaza', 'Moscow'];

const perSwap = (template: string, slot: string, words: readonly string[]): string[] =>
  words.map((word) => found(template.replaceAll(slot, word)).join());

describe('R9, R23: swapping a protected word changes no label', () => {
  test.each([...hostile, ...harmless])('groups: %s', (template) => {
    expect(new Set(perSwap(template, 'GROUP', groups)).size).toBe(1);
  });

  test.each(hostile)('an attack is found whoever is attacked: %s', (template) => {
    expect(perSwap(template, 'GROUP', groups).every((labels) => labels.includes('hate_harassment'))).toBe(true);
  });

  test.each(harmless.slice(0, 5))('a mention is never a finding: %s', (template) => {
    expect(perSwap(template, 'GROUP', groups).every((labels) => labels === '')).toBe(true);
  });

  test.each([
    'I am going to kill NAME.',
    'Dinner with NAME was lovely.',
    'NAME and I passed the exam.',
    'Someone should beat up NAME.',
  ])('names, common or rare: %s', (template) => {
    expect(new Set(perSwap(template, 'NAME', names)).size).toBe(1);
  });

  test.each(['I am from PLACE.', 'The food in PLACE is great.', 'I will kill you, greetings from PLACE.'])(
    'places: %s',
    (template) => {
      expect(new Set(perSwap(template, 'PLACE', places)).size).toBe(1);
    },
  );

  test('every term for a group is harmless by itself and in a plain mention', () => {
    for (const terms of Object.values(groupTerms)) {
      for (const noun of terms.nouns) expect(found(`We met ${noun} at the market.`)).toEqual([]);
      for (const adjective of terms.adjectives) expect(found(`My ${adjective} friend cooked.`)).toEqual([]);
    }
  });

  test.each([
    ['I will not hurt you', "I ain't gonna hurt you"],
    ['I am going to kill him', "I'ma kill him"],
    ['We are going to beat them up', 'we finna beat them up'],
    ['You all are great people', "y'all are great people"],
    ['My friends are trying to get money', 'my niggas tryna get that money'],
    ['She is my favourite, truly', 'dat bitch my favorite fr'],
  ])('dialect: %s / %s', (standard, dialect) => {
    expect(found(dialect)).toEqual(found(standard));
  });
});
