import { describe, expect, test } from 'vitest';
import { band, letter } from './letter.ts';
import { combine, findingPoints } from './points.ts';

const asOf = '2026-11-01T00:00:00.000Z';
const certain = { kind: 'confirmed', certainty: 'certain' } as const;

describe('score-1: the published tables', () => {
  test.each([
    ['low', 10],
    ['medium', 25],
    ['high', 60],
    ['critical', 100],
  ] as const)('a fresh, certain %s finding gives %s points', (severity, points) => {
    expect(findingPoints({ severity, standing: certain, postedAt: asOf }, asOf).points).toBe(points);
  });

  test.each([
    [{ kind: 'confirmed', certainty: 'certain' }, 100],
    [{ kind: 'confirmed', certainty: 'probable' }, 75],
    [{ kind: 'proposed', origin: 'round_one_agreement' }, 80],
    [{ kind: 'proposed', origin: 'adjudicated' }, 60],
    [{ kind: 'proposed', origin: 'built_in_alone' }, 40],
  ] as const)('%o counts %s percent', (standing, points) => {
    expect(findingPoints({ severity: 'critical', standing, postedAt: asOf }, asOf).points).toBe(points);
  });

  test.each([
    ['2025-11-02', 11, 100],
    ['2025-11-01', 12, 80],
    ['2024-11-02', 23, 80],
    ['2024-11-01', 24, 60],
    ['2023-11-02', 35, 60],
    ['2023-11-01', 36, 40],
    ['2021-11-02', 59, 40],
    ['2021-11-01', 60, 20],
    ['2019-11-02', 83, 20],
    ['2019-11-01', 84, 0],
    ['2026-11-02', 0, 100],
  ])('a post of %s is %s months old and counts %s percent', (day, ageMonths, points) => {
    const given = { severity: 'critical', standing: certain, postedAt: `${day}T00:00:00.000Z` } as const;
    expect(findingPoints(given, asOf)).toMatchObject({ ageMonths, points });
  });

  test('points are rounded half up in integers', () => {
    const postedAt = '2024-11-01T00:00:00.000Z';
    const standing = { kind: 'confirmed', certainty: 'probable' } as const;
    // 10 x 75 x 60 = 4.5 points; 25 x 75 x 60 = 11.25 points.
    expect(findingPoints({ severity: 'low', standing, postedAt }, asOf).points).toBe(5);
    expect(findingPoints({ severity: 'medium', standing, postedAt }, asOf).points).toBe(11);
  });

  test.each([
    [[], 0],
    [[7], 7],
    [[20, 6], 20],
    [[20, 10], 21],
    [[24, 21, 0], 26],
    [[60, 99, 90], 100],
    [Array.from({ length: 40 }, () => 10), 25],
    [[100, 100], 100],
  ])('combine(%j) is %s', (scores, combined) => {
    expect(combine(scores)).toBe(combined);
  });

  const ranges = [
    [0, 2, 'A+', 'low'],
    [3, 7, 'A', 'low'],
    [8, 9, 'A-', 'low'],
    [10, 12, 'B+', 'moderate'],
    [13, 17, 'B', 'moderate'],
    [18, 19, 'B-', 'moderate'],
    [20, 22, 'C+', 'moderate'],
    [23, 27, 'C', 'moderate'],
    [28, 29, 'C-', 'moderate'],
    [30, 32, 'D+', 'elevated'],
    [33, 37, 'D', 'elevated'],
    [38, 39, 'D-', 'elevated'],
    [40, 100, 'F', 'elevated'],
  ] as const;

  test.each(ranges)('%s to %s is %s, %s', (from, to, grade, word) => {
    for (let score = from; score <= to; score++) {
      expect([letter(score), band(letter(score))]).toEqual([grade, word]);
    }
  });
});
