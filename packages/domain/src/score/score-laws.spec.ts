import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Coverage,
  certainties,
  notAssessedReasons,
  partialReasons,
  platforms,
  proposalOrigins,
  severities,
} from '../vocabulary.ts';
import { scoreFindings } from './score-findings.ts';
import type { FindingStanding, ScorableFinding, ScorableSource, ScoreInput } from './score-input.ts';

const asOf = '2026-11-01T00:00:00.000Z';

const standing: fc.Arbitrary<FindingStanding> = fc.oneof(
  fc.record({ kind: fc.constant('confirmed' as const), certainty: fc.constantFrom(...certainties) }),
  fc.record({ kind: fc.constant('proposed' as const), origin: fc.constantFrom(...proposalOrigins) }),
);

/** Few posts and fewer texts, so that findings meet on one post and posts repeat one text. */
const finding: fc.Arbitrary<ScorableFinding> = fc
  .record({ post: fc.nat(7), serial: fc.nat(), severity: fc.constantFrom(...severities), standing })
  .map(({ post, serial, severity, standing }) => ({
    findingId: `fnd_${serial}`,
    postId: `pst_${post}`,
    textFingerprint: `text_${post % 4}`,
    postedAt: new Date(Date.UTC(2026, 9 - 9 * post, 17)).toISOString(),
    severity,
    standing,
  }));

const coverage: fc.Arbitrary<Coverage> = fc.oneof(
  { weight: 4, arbitrary: fc.constant<Coverage>({ state: 'assessed' }) },
  {
    weight: 2,
    arbitrary: fc.constantFrom(...partialReasons).map((r): Coverage => ({ state: 'partial', reasons: [r] })),
  },
  fc.constantFrom(...notAssessedReasons).map((reason): Coverage => ({ state: 'not_assessed', reason })),
  fc.constantFrom<Coverage>({ state: 'not_screened' }, { state: 'not_declared' }),
);

const source = fc.record({
  platform: fc.constantFrom(...platforms),
  coverage,
  postsAssessed: fc.integer({ min: 1, max: 500 }),
  findings: fc.uniqueArray(finding, { maxLength: 6, selector: ({ findingId }) => findingId }),
});

const input: fc.Arbitrary<ScoreInput> = fc
  .array(source, { maxLength: 6 })
  .map((sources) => ({ asOf, sources: sources.map((each, at) => ({ ...each, sourceId: `src_${at}` })) }));

const isRead = ({ coverage, postsAssessed }: ScorableSource) =>
  postsAssessed > 0 && (coverage.state === 'assessed' || coverage.state === 'partial');

describe('score-1: laws', () => {
  test('the order of sources and findings changes nothing', () => {
    fc.assert(
      fc.property(input, fc.infiniteStream(fc.nat()), (given, keys) => {
        const shuffle = <T>(items: readonly T[]): T[] =>
          items
            .map((item) => ({ item, key: keys.next().value ?? 0 }))
            .toSorted((a, b) => a.key - b.key)
            .map(({ item }) => item);
        const sources = shuffle(given.sources).map((each) => ({ ...each, findings: shuffle(each.findings) }));
        expect(scoreFindings({ ...given, sources })).toEqual(scoreFindings(given));
      }),
    );
  });

  test('a further finding never lowers a score', () => {
    fc.assert(
      fc.property(input, fc.nat(), finding, (given, at, further) => {
        fc.pre(given.sources.length > 0);
        const chosen = at % given.sources.length;
        const added = { ...further, findingId: 'fnd_further' };
        const sources = given.sources.map((each, index) =>
          index === chosen ? { ...each, findings: [...each.findings, added] } : each,
        );
        const before = scoreFindings(given);
        const after = scoreFindings({ ...given, sources });
        expect(after.overall.score ?? -1).toBeGreaterThanOrEqual(before.overall.score ?? -1);
        for (const [index, platform] of before.platforms.entries()) {
          expect(after.platforms[index]?.score ?? -1).toBeGreaterThanOrEqual(platform.score ?? -1);
        }
      }),
      { numRuns: 2000 },
    );
  });

  test('R9: place, language, name, likes, politics and text change nothing', () => {
    const noise = fc.record({
      location: fc.string(),
      language: fc.string(),
      displayName: fc.string(),
      likes: fc.nat(),
      topics: fc.array(fc.constantFrom('politics', 'protest', 'religion')),
      text: fc.string(),
    });
    fc.assert(
      fc.property(input, noise, (given, extra) => {
        const sources = given.sources.map((each) => ({
          ...each,
          ...extra,
          findings: each.findings.map((one) => ({ ...one, ...extra })),
        }));
        expect(scoreFindings({ ...given, sources })).toEqual(scoreFindings(given));
      }),
    );
  });

  test('R17: a score, 0 included, comes only from assessed posts, and a letter only from full coverage', () => {
    fc.assert(
      fc.property(input, (given) => {
        const report = scoreFindings(given);
        expect(report.overall.score !== null).toBe(given.sources.some(isRead));
        for (const { platform, score, atLeast, letter } of report.platforms) {
          const sources = given.sources.filter((each) => each.platform === platform);
          expect(score !== null).toBe(sources.some(isRead));
          if (letter !== null) expect(sources.every(({ coverage }) => coverage.state !== 'partial')).toBe(true);
          expect(score !== null && letter === null).toBe(atLeast);
        }
      }),
    );
  });

  test('T5: the same input gives the same report, to the byte', () => {
    fc.assert(
      fc.property(input, (given) => {
        const copy = structuredClone(given);
        expect(JSON.stringify(scoreFindings(copy))).toBe(JSON.stringify(scoreFindings(given)));
        expect(copy).toEqual(given);
      }),
    );
  });

  test('every number is a whole one from 0 to 100', () => {
    fc.assert(
      fc.property(input, (given) => {
        const report = scoreFindings(given);
        const scores = [report.overall, ...report.platforms, ...report.posts].map(({ score }) => score);
        for (const score of scores)
          expect(score === null || (Number.isInteger(score) && score >= 0 && score <= 100)).toBe(true);
      }),
    );
  });
});
