import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hateful, labelled, notAssessed, said } from '../testing/made-up-posts.ts';
import { calibration } from './calibration.ts';
import { confusion, type Pair, scores } from './confusion.ts';
import { bootstrap, wilson } from './intervals.ts';
import { cohensKappa } from './kappa.ts';
import { byFunctionality, byGroup } from './slices.ts';

const repeat = (count: number, pair: Pair): Pair[] => Array.from({ length: count }, () => pair);

describe('intervals', () => {
  test("Wilson's is that of the textbook, and there is none of no posts", () => {
    const { value, low, high } = wilson(8, 10) ?? { value: 0, low: 0, high: 0 };
    expect([value, low.toFixed(4), high.toFixed(4)]).toEqual([0.8, '0.4902', '0.9433']);
    expect(wilson(0, 0)).toBeNull();
  });

  test('hold their value and stay within 0 and 1, and more posts make them no wider', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), fc.double({ min: 0, max: 1, noNaN: true }), (whole, share) => {
        const part = Math.round(share * whole);
        const few = wilson(part, whole);
        const many = wilson(part * 4, whole * 4);
        if (!few || !many) throw new Error('there are posts');
        expect(few.low).toBeGreaterThanOrEqual(0);
        expect(few.high).toBeLessThanOrEqual(1);
        expect(few.low).toBeLessThanOrEqual(few.value + 1e-12);
        expect(few.high).toBeGreaterThanOrEqual(few.value - 1e-12);
        expect(many.high - many.low).toBeLessThanOrEqual(few.high - few.low + 1e-12);
      }),
    );
  });

  test('the bootstrap gives the same interval every time, about as wide as theory says', () => {
    const coins = Array.from({ length: 400 }, (_none, nth) => nth % 2);
    const mean = (drawn: readonly number[]) => drawn.reduce((sum, coin) => sum + coin, 0) / drawn.length;
    const first = bootstrap(coins, mean);
    expect(bootstrap(coins, mean)).toEqual(first);
    const { low = 0, high = 0 } = first ?? {};
    expect(high - low).toBeGreaterThan(0.08);
    expect(high - low).toBeLessThan(0.12);
    expect(bootstrap([], () => Number.NaN)).toBeNull();
  });
});

describe('right and wrong', () => {
  const fraud = labelled(['fraud']);
  const harmless = labelled([]);

  test('are counted by question; a finding of another category is none of this one', () => {
    const pairs = [
      ...repeat(3, { post: fraud, judgement: said('fraud') }),
      ...repeat(2, { post: fraud, judgement: said('threat_violence') }),
      ...repeat(4, { post: harmless, judgement: said() }),
      ...repeat(1, { post: harmless, judgement: said('fraud') }),
    ];
    expect(confusion(pairs, 'fraud')).toEqual({
      ...{ posts: 10, assessed: 10, positives: 5 },
      ...{ truePositives: 3, falsePositives: 1, trueNegatives: 4, falseNegatives: 2 },
    });
    expect(confusion(pairs, 'any')).toMatchObject({ truePositives: 5, falsePositives: 1 });
    expect(scores(pairs, 'fraud')).toMatchObject({
      precision: { value: 0.75 },
      recall: { value: 0.6 },
      recallOfHarmless: { value: 0.8 },
      f1: { value: 2 / 3 },
    });
  });

  test('R17: what was not assessed is neither', () => {
    const pairs = [...repeat(2, { post: fraud, judgement: notAssessed }), { post: fraud, judgement: said('fraud') }];
    expect(scores(pairs, 'any')).toMatchObject({ posts: 3, assessed: 1, recall: { value: 1 }, falseNegatives: 0 });
  });

  test('labels that do not tell count for nothing', () => {
    const onlyFraud = labelled([], { truth: { kind: 'categories', labels: [], scope: ['fraud'] } });
    const pairs = [
      { post: onlyFraud, judgement: said('threat_violence') },
      { post: hateful(true), judgement: said('threat_violence') },
    ];
    expect(confusion(pairs, 'any')).toMatchObject({ posts: 0 });
    expect(confusion(pairs, 'threat_violence')).toMatchObject({ posts: 0 });
    expect(confusion(pairs, 'fraud')).toMatchObject({ posts: 1, trueNegatives: 1 });
    expect(confusion(pairs, 'hateful')).toMatchObject({ posts: 1, truePositives: 1 });
  });

  test('posts of one template are one piece of evidence: the interval of F1 is wider', () => {
    const pairs = (template: (nth: number) => string | null) =>
      Array.from({ length: 100 }, (_none, nth): Pair => {
        const post = hateful(true, { template: template(nth), functionality: 'f' });
        return { post, judgement: nth < 50 ? said('hate_harassment') : said() };
      });
    const width = (all: readonly Pair[]) => {
      const { low = 0, high = 0 } = scores(all, 'hateful').f1 ?? {};
      return high - low;
    };
    expect(width(pairs((nth) => String(Math.floor(nth / 25))))).toBeGreaterThan(2 * width(pairs(() => null)));
  });
});

describe('cuts', () => {
  test('a functionality tells the share judged rightly, of harmless posts those left alone', () => {
    const quoted = { functionality: 'quotation' };
    const pairs = [
      ...repeat(3, { post: labelled([], quoted), judgement: said() }),
      ...repeat(1, { post: labelled([], quoted), judgement: said('fraud') }),
      { post: labelled([]), judgement: said('fraud') },
    ];
    expect(byFunctionality(pairs, 'any')).toMatchObject([
      { name: 'quotation', posts: 4, positive: false, right: { value: 0.75 } },
    ]);
  });

  test('R23: the spread between groups is that of the best and the worst treated with enough posts', () => {
    const about = (group: string, flagged: number, of: number): Pair[] => [
      ...repeat(flagged, { post: hateful(false, { group }), judgement: said('hate_harassment') }),
      ...repeat(of - flagged, { post: hateful(false, { group }), judgement: said() }),
    ];
    const { falsePositiveSpread, recallSpread, groups } = byGroup(
      [...about('one', 1, 20), ...about('other', 5, 20), ...about('few', 3, 3)],
      'hateful',
    );
    expect(falsePositiveSpread).toBeCloseTo(20);
    expect(recallSpread).toBeNull();
    expect(groups.map(({ name }) => name)).toEqual(['few', 'one', 'other']);
  });
});

describe('agreement and calibration', () => {
  test("Cohen's kappa is that of the textbook; weights forgive a small distance", () => {
    const pairs = (cells: readonly (readonly [number, number, number])[]) =>
      cells.flatMap(([one, other, count]) => Array.from({ length: count }, (): [number, number] => [one, other]));
    expect(
      cohensKappa(
        pairs([
          [1, 1, 20],
          [1, 0, 5],
          [0, 1, 10],
          [0, 0, 15],
        ]),
      ),
    ).toBeCloseTo(0.4);
    expect(cohensKappa(pairs([[0, 0, 9]]))).toBeNull();
    expect(cohensKappa([])).toBeNull();
    const near = pairs([
      [0, 0, 10],
      [1, 2, 5],
      [3, 3, 10],
    ]);
    const far = pairs([
      [0, 0, 10],
      [0, 3, 5],
      [3, 3, 10],
    ]);
    expect(cohensKappa(near, true)).toBeGreaterThan(cohensKappa(far, true) ?? 1);
  });

  test('scores that are probabilities have no error of calibration, boasts have one', () => {
    const scored = (score: number, isTrue: boolean): Pair => ({
      post: labelled(isTrue ? ['fraud'] : []),
      judgement: { kind: 'judged', found: [{ category: 'fraud', severity: 'low', outcome: null, score }] },
    });
    const honest = calibration([...repeat(3, scored(0.75, true)), scored(0.75, false)]);
    expect(honest.reliability?.ece).toBeCloseTo(0);
    const boasting = calibration([...repeat(2, scored(1, true)), ...repeat(2, scored(1, false))]);
    expect(boasting.reliability).toMatchObject({ ece: 0.5, bins: [{ from: 0.9, to: 1, findings: 4 }] });
    expect(calibration([{ post: labelled([]), judgement: said('fraud') }]).reliability).toBeNull();
  });

  test('severities are compared where the label tells one, by levels and by how votes came to it', () => {
    const found = { category: 'fraud', score: null } as const;
    const post = labelled(['fraud']);
    const pair = (severity: 'medium' | 'critical', outcome: string | null): Pair => ({
      post,
      judgement: { kind: 'judged', found: [{ ...found, severity, outcome }] },
    });
    const { severity, bySeverity, byOutcome } = calibration([pair('medium', 'adjudicated'), pair('critical', null)]);
    expect(severity).toMatchObject({ compared: 2, exact: { value: 0.5 }, withinOne: { value: 0.5 } });
    expect(severity.matrix[1]).toEqual([0, 1, 0, 1]);
    expect(bySeverity.map(({ findings }) => findings)).toEqual([0, 1, 0, 1]);
    expect(byOutcome).toMatchObject([{ name: 'adjudicated', findings: 1, right: { value: 1 } }]);
  });
});
