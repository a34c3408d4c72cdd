import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { scoreFindings } from '../score/score-findings.ts';
import { type Coverage, categories, notAssessedReasons, partialReasons, severities } from '../vocabulary.ts';
import { decideResult, type ResultInput } from './decide-result.ts';
import { screeningEnd } from './screening-end.ts';
import { type SourceCounts, sourceCoverage } from './source-coverage.ts';

const assessed: Coverage = { state: 'assessed' };
const noPosts: Coverage = { state: 'not_assessed', reason: 'no_posts' };
const privateAccount: Coverage = { state: 'not_assessed', reason: 'private' };
const partial: Coverage = { state: 'partial', reasons: ['limit_reached'] };
const policy: ResultInput['policy'] = { categories, minimumSeverity: 'low' };
const clean: ResultInput = { coverages: [assessed], confirmed: [], openCount: 0, policy };

describe('result', () => {
  test('R17: clear needs every source assessed, nothing open and no confirmed finding', () => {
    expect(decideResult(clean)).toBe('clear');
    expect(decideResult({ ...clean, openCount: 1 })).toBe('not_assessed');
    expect(decideResult({ ...clean, coverages: [] })).toBe('not_assessed');
  });

  test.each(notAssessedReasons)(
    'R17: a source that is not assessed (%s) is never clear, scored or graded',
    (reason) => {
      const coverage: Coverage = { state: 'not_assessed', reason };
      expect(decideResult({ ...clean, coverages: [coverage] })).toBe('not_assessed');
      const report = scoreFindings({
        asOf: '2026-11-01T00:00:00.000Z',
        sources: [{ sourceId: 'src_1', platform: 'x', coverage, postsAssessed: 0, findings: [] }],
      });
      const nothing = { score: null, atLeast: false, letter: null, band: null };
      expect(report.platforms).toEqual([{ platform: 'x', ...nothing }]);
      expect(report.overall).toEqual(nothing);
    },
  );

  test.each(notAssessedReasons.filter((reason) => reason !== 'no_posts'))(
    'R17: beside an assessed source, one that is not assessed (%s) still bars clear',
    (reason) => {
      expect(decideResult({ ...clean, coverages: [assessed, { state: 'not_assessed', reason }] })).toBe('not_assessed');
    },
  );

  test.each(partialReasons)('R17: a partial source (%s) bars clear', (reason) => {
    expect(decideResult({ ...clean, coverages: [assessed, { state: 'partial', reasons: [reason] }] })).toBe(
      'not_assessed',
    );
  });

  test('R17: a source proven empty is ignored only beside an assessed one', () => {
    expect(decideResult({ ...clean, coverages: [assessed, noPosts] })).toBe('clear');
    expect(decideResult({ ...clean, coverages: [noPosts, noPosts] })).toBe('not_assessed');
    expect(decideResult({ ...clean, coverages: [noPosts, partial] })).toBe('not_assessed');
  });

  test('platforms not screened or not declared have no effect', () => {
    expect(
      decideResult({ ...clean, coverages: [assessed, { state: 'not_screened' }, { state: 'not_declared' }] }),
    ).toBe('clear');
    expect(decideResult({ ...clean, coverages: [{ state: 'not_declared' }] })).toBe('not_assessed');
  });

  test('consider stands although other sources failed and others are open', () => {
    const confirmed = [{ category: 'fraud', severity: 'low' }] as const;
    expect(decideResult({ ...clean, coverages: [assessed, privateAccount], confirmed, openCount: 2 })).toBe('consider');
  });

  test('R11: a finding in a category that is off, or below the minimum severity, does not make consider', () => {
    const confirmed = [{ category: 'fraud', severity: 'medium' }] as const;
    const without = categories.filter((category) => category !== 'fraud');
    expect(decideResult({ ...clean, confirmed, policy: { ...policy, categories: without } })).toBe('clear');
    expect(decideResult({ ...clean, confirmed, policy: { ...policy, minimumSeverity: 'high' } })).toBe('clear');
    expect(decideResult({ ...clean, confirmed, policy: { ...policy, minimumSeverity: 'medium' } })).toBe('consider');
  });

  test.each(severities)('minimum severity %s lets through that severity and above', (minimumSeverity) => {
    const passed = severities.filter(
      (severity) =>
        decideResult({
          ...clean,
          confirmed: [{ category: 'fraud', severity }],
          policy: { ...policy, minimumSeverity },
        }) === 'consider',
    );
    expect(passed).toEqual(severities.slice(severities.indexOf(minimumSeverity)));
  });
});

describe('coverage of a source', () => {
  const counts: SourceCounts = {
    sourceKind: 'archive',
    postsCollected: 100,
    postsAssessed: 100,
    postsModelFailed: 0,
    windowReached: true,
    limitReached: false,
  };

  test.each([
    [100, 95, 95, 'assessed'],
    [100, 94, 95, 'partial'],
    [100, 97, 98, 'partial'],
    [100, 98, 98, 'assessed'],
    [100, 60, 50, 'partial'],
    [19, 18, 95, 'partial'],
    [20, 19, 95, 'assessed'],
  ])(
    'of %s posts %s assessed at a threshold of %s percent is %s',
    (postsCollected, postsAssessed, threshold, state) => {
      expect(sourceCoverage({ ...counts, postsCollected, postsAssessed }, threshold).state).toBe(state);
    },
  );

  test('T15: a cap on posts or a window not reached is partial and says so', () => {
    expect(sourceCoverage({ ...counts, limitReached: true, windowReached: false, postsAssessed: 10 })).toEqual({
      state: 'partial',
      reasons: ['limit_reached', 'window_not_reached', 'posts_not_assessed'],
    });
    expect(sourceCoverage({ ...counts, windowReached: false })).toEqual({
      state: 'partial',
      reasons: ['window_not_reached'],
    });
  });

  test('R17: only an archive read to the start of the window proves that there are no posts', () => {
    const empty = { ...counts, postsCollected: 0, postsAssessed: 0 };
    expect(sourceCoverage(empty)).toEqual(noPosts);
    const hidden = { state: 'not_assessed', reason: 'empty_or_hidden' };
    expect(sourceCoverage({ ...empty, sourceKind: 'apify' })).toEqual(hidden);
    expect(sourceCoverage({ ...empty, windowReached: false })).toEqual(hidden);
  });

  test('R17: posts of which none could be assessed are not assessed, never partial', () => {
    const none = { ...counts, postsAssessed: 0 };
    expect(sourceCoverage({ ...none, postsModelFailed: 1 })).toEqual({ state: 'not_assessed', reason: 'model_failed' });
    expect(sourceCoverage(none)).toEqual({ state: 'not_assessed', reason: 'empty_or_hidden' });
  });
});

describe('end of a screening', () => {
  test.each<[string, (Coverage | null)[], string]>([
    ['all assessed', [assessed, assessed], 'completed'],
    ['one without an outcome', [assessed, null], 'unfinished'],
    ['some assessed, some not', [assessed, privateAccount], 'partial'],
    ['a source partial', [partial], 'partial'],
    ['none assessed', [privateAccount, noPosts], 'completed'],
    ['assessed and proven empty', [assessed, noPosts], 'completed'],
    ['assessed and not declared', [assessed, { state: 'not_declared' }], 'completed'],
  ])('%s: %s', (_case, outcomes, end) => {
    expect(screeningEnd(outcomes)).toBe(end);
  });

  test('R17: clear never goes with a screening that is unfinished or partial', () => {
    const coverage = fc.oneof(
      fc.constant(assessed),
      fc.constant(partial),
      fc.constantFrom(...notAssessedReasons).map((reason): Coverage => ({ state: 'not_assessed', reason })),
      fc.constant<Coverage>({ state: 'not_declared' }),
    );
    fc.assert(
      fc.property(fc.array(coverage), (coverages) => {
        if (decideResult({ ...clean, coverages }) === 'clear') expect(screeningEnd(coverages)).toBe('completed');
      }),
    );
  });
});
