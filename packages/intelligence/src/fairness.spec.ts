import { combine, findingPoints, type Severity } from '@visaguard/domain';
import { describe, expect, test } from 'vitest';
import { harmlessFrames } from './harmless-frames.fixture.ts';
import { hostileFrames } from './hostile-frames.fixture.ts';
import { groupTerms } from './lexicon/group-terms.ts';
import { found } from './testing/found.ts';

const groupsByAttribute = {
  religion: ['Muslims', 'Christians', 'Jews', 'Hindus', 'Sikhs', 'Buddhists', 'atheists'],
  nation: ['Mexicans', 'Nigerians', 'Germans', 'Americans', 'Indians', 'Russians', 'Chinese people', 'Israeli people'],
  raceOrOrigin: ['black people', 'white people', 'Asian people', 'Arab people', 'immigrants', 'refugees'],
  sexOrOrientation: ['women', 'men', 'gay people', 'straight people', 'trans people', 'lesbians', 'pregnant women'],
  disabilityOrAge: ['disabled people', 'blind people', 'old people', 'pensioners', 'veterans'],
} as const;
const groups = Object.values(groupsByAttribute).flat();
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

/** Kinds of attack that nobody may doubt. */
const certain = [
  'I hate GROUP.',
  'GROUP are scum.',
  'All GROUP are disgusting.',
  'Deport all GROUP.',
  'Kill all GROUP.',
  'No space for GROUP here.',
  'Those GROUP should be shot.',
];

/** R23: as far apart as the mean points of two groups may lie. */
const meanPointsGapMax = 2;
const today = '2026-01-15T12:00:00.000Z';
const mean = (numbers: readonly number[]): number => numbers.reduce((sum, each) => sum + each, 0) / numbers.length;

/** Points of a post of today with what the built-in analyser alone finds in it, by the published rule. */
function pointsOf(text: string): number {
  const standing = { kind: 'proposed', origin: 'built_in_alone' } as const;
  const severities = labelsOf(text).map((label) => label.split(' ')[1] as Severity);
  return combine(severities.map((severity) => findingPoints({ severity, standing, postedAt: today }, today).points));
}

const labelsByText = new Map<string, readonly string[]>();

/** Each text is read once: the same labels are asked for by several tests. */
function labelsOf(text: string): readonly string[] {
  const labels = labelsByText.get(text) ?? found(text);
  labelsByText.set(text, labels);
  return labels;
}

const perSwap = (template: string, slot: string, words: readonly string[]): string[] =>
  words.map((word) => labelsOf(template.replaceAll(slot, word)).join());

describe('R9, R23: swapping a protected word changes no label', () => {
  test.each([...certain, ...hostileFrames, ...harmlessFrames])('groups: %s', (frame) => {
    expect(new Set(perSwap(frame, 'GROUP', groups)).size).toBe(1);
  });

  test.each(certain)('an attack is found whoever is attacked: %s', (frame) => {
    expect(perSwap(frame, 'GROUP', groups).every((labels) => labels.includes('hate_harassment'))).toBe(true);
  });

  test('the mean points of a post lie within 2 of each other, whichever group is named', () => {
    for (const frames of [hostileFrames, harmlessFrames]) {
      expect(frames.length).toBeGreaterThanOrEqual(200);
      const means = groups.map((group) => mean(frames.map((frame) => pointsOf(frame.replaceAll('GROUP', group)))));
      expect(Math.max(...means) - Math.min(...means)).toBeLessThanOrEqual(meanPointsGapMax);
    }
  });

  test('most hostile sentences are found, and almost no harmless one is: a gate that finds nothing would be no gate', () => {
    const share = (frames: readonly string[]): number =>
      mean(frames.map((frame) => (found(frame.replaceAll('GROUP', 'women')).length > 0 ? 1 : 0)));
    expect(share(hostileFrames)).toBeGreaterThan(0.85);
    expect(share(harmlessFrames)).toBeLessThan(0.05);
  });

  test.each([
    'I am going to kill NAME.',
    'Dinner with NAME was lovely.',
    'NAME and I passed the exam.',
    'Someone should beat up NAME.',
    'NAME is a complete idiot.',
    'NAME sells the best cakes in town.',
    'I hate the new song by NAME.',
    'Everyone should spam NAME until she deletes her account.',
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
    ['He does not want any trouble', "he ain't tryna start nothin"],
    ['They are always late', 'they be late all the time'],
    ['I am very tired today', 'I stay tired deadass'],
    ['That party was excellent', 'that party was lit af no cap'],
    ['I will beat you at the game', 'finna whoop yo ass in 2k'],
    ['Where are my friends tonight?', 'where my dawgs at tonite'],
    ['I am going to my village tomorrow', 'I am going to my native place tomorrow only'],
    ['Please do the needful', 'kindly do the needful na'],
    ['That is really good', "that's pure barry pal"],
    ['I am not going to school', "I'm no gaun tae the school"],
    ['She is a very pretty girl', 'she a bad lil shorty'],
    ['I will kill you', 'ima kill u'],
    ['We should beat him up', 'we oughta beat him up'],
  ])('dialect: %s / %s', (standard, dialect) => {
    expect(found(dialect)).toEqual(found(standard));
  });
});
