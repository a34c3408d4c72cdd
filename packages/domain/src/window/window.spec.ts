import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { agreeLookback, lookbackWindow, lookbackYearsDefault, lookbackYearsMax, placeInWindow } from './lookback.ts';
import { monthsBetween } from './months-between.ts';

const asOf = '2026-11-01T09:30:00.000Z';

describe('R8: look-back', () => {
  test('R8: the default is 5 years and the cap 7', () => {
    expect([lookbackYearsDefault, lookbackYearsMax]).toEqual([5, 7]);
    expect(agreeLookback({ applicantYears: null })).toEqual({ ok: true, value: 5 });
  });

  test.each([
    [5, 2, 2],
    [3, null, 3],
    [3, 6, 3],
    [7, 7, 7],
  ])(
    'R8: tenant %s, applicant %s: %s years, as the applicant may only shorten',
    (tenantYears, applicantYears, years) => {
      expect(agreeLookback({ tenantYears, applicantYears })).toEqual({ ok: true, value: years });
    },
  );

  test.each([
    [8, null],
    [8, 5],
    [0, null],
    [5, 0],
    [5, 1.5],
    [Number.NaN, null],
  ])('R8: tenant %s, applicant %s is refused', (tenantYears, applicantYears) => {
    expect(agreeLookback({ tenantYears, applicantYears })).toMatchObject({
      ok: false,
      error: { code: 'lookback_invalid', rule: 'R8' },
    });
  });

  test.each([
    [5, '2021-11-02T00:00:00.000Z'],
    [1, '2025-11-02T00:00:00.000Z'],
    [7, '2019-11-02T00:00:00.000Z'],
  ])('R8: %s years before 2026-11-01 begin on %s', (years, from) => {
    expect(lookbackWindow(asOf, years)).toEqual({ from, to: '2026-11-01T23:59:59.999Z' });
  });

  test.each([
    ['2028-02-29T12:00:00.000Z', 5, '2023-03-01T00:00:00.000Z'],
    ['2028-02-29T12:00:00.000Z', 4, '2024-03-01T00:00:00.000Z'],
    ['2027-02-28T12:00:00.000Z', 3, '2024-02-29T00:00:00.000Z'],
    ['2026-12-31T23:59:59.999Z', 1, '2026-01-01T00:00:00.000Z'],
  ])('R8: as-of %s, %s years: the window begins on %s', (day, years, from) => {
    expect(lookbackWindow(day, years).from).toBe(from);
  });

  test('R8: a window beyond the cap cannot be built', () => {
    expect(() => lookbackWindow(asOf, 8)).toThrow(RangeError);
    expect(() => lookbackWindow('soon', 5)).toThrow(RangeError);
  });

  test.each([
    ['2021-11-02T00:00:00.000Z', 'inside'],
    ['2021-11-01T23:59:59.999Z', 'older'],
    ['2026-11-01T23:00:00.000Z', 'inside'],
    ['2026-11-02T00:00:00.000Z', 'newer'],
    [null, 'undated'],
    ['', 'undated'],
  ])('R8: a post of %s is %s', (createdAt, place) => {
    expect(placeInWindow(lookbackWindow(asOf, 5), createdAt)).toBe(place);
  });

  test('R8: a post is inside exactly while it is fewer than 12 x years whole months old', () => {
    const instants = fc.date({
      min: new Date('2010-01-01T00:00:00.000Z'),
      max: new Date('2035-12-31T23:59:59.999Z'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(instants, instants, fc.integer({ min: 1, max: 7 }), (first, second, years) => {
        const [post, later] = first <= second ? [first, second] : [second, first];
        const place = placeInWindow(lookbackWindow(later.toISOString(), years), post.toISOString());
        const months = monthsBetween(post.toISOString(), later.toISOString());
        expect(place).toBe(months < 12 * years ? 'inside' : 'older');
      }),
      { numRuns: 2000 },
    );
  });
});

test.each([
  ['2025-05-20', '2026-11-01', 17],
  ['2026-08-02', '2026-11-01', 2],
  ['2022-09-15', '2026-11-01', 49],
  ['2025-11-01', '2026-11-01', 12],
  ['2025-11-02', '2026-11-01', 11],
  ['2026-01-31', '2026-02-28', 0],
  ['2026-01-31', '2026-03-01', 1],
  ['2026-11-01', '2026-11-01', 0],
  ['2026-12-01', '2026-11-01', 0],
])('%s to %s are %s whole months', (earlier, later, months) => {
  expect(monthsBetween(`${earlier}T23:00:00.000Z`, `${later}T01:00:00.000Z`)).toBe(months);
});
