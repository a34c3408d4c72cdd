import { describe, expect, test } from 'vitest';
import type { Certainty, Coverage, ProposalOrigin, Severity } from '../vocabulary.ts';
import { findingPoints } from './points.ts';
import { scoreFindings } from './score-findings.ts';
import type { FindingStanding, ScorableFinding, ScoreInput } from './score-input.ts';

/** The worked example that is published with the rule, number by number. */
const asOf = '2026-11-01T00:00:00.000Z';
const confirmed = (certainty: Certainty): FindingStanding => ({ kind: 'confirmed', certainty });
const proposed = (origin: ProposalOrigin): FindingStanding => ({ kind: 'proposed', origin });

function finding(postId: string, day: string, severity: Severity, standing: FindingStanding): ScorableFinding {
  const findingId = `fnd_${postId}_${severity}`;
  return { findingId, postId, textFingerprint: postId, postedAt: `${day}T12:00:00.000Z`, severity, standing };
}

const harassment = finding('pst_x1', '2025-05-20', 'medium', confirmed('certain'));
const threat = finding('pst_x1', '2025-05-20', 'low', confirmed('probable'));
const drugs = finding('pst_x2', '2026-08-02', 'low', confirmed('certain'));
const slur = finding('pst_i1', '2022-09-15', 'high', confirmed('certain'));

function example(tiktok: Coverage, tiktokPosts: number, first = harassment): ScoreInput {
  const assessed: Coverage = { state: 'assessed' };
  return {
    asOf,
    sources: [
      { sourceId: 'src_x', platform: 'x', coverage: assessed, postsAssessed: 30, findings: [first, threat, drugs] },
      { sourceId: 'src_i', platform: 'instagram', coverage: assessed, postsAssessed: 12, findings: [slur] },
      { sourceId: 'src_l', platform: 'linkedin', coverage: assessed, postsAssessed: 40, findings: [] },
      { sourceId: 'src_t', platform: 'tiktok', coverage: tiktok, postsAssessed: tiktokPosts, findings: [] },
    ],
  };
}

const tiktokPrivate: Coverage = { state: 'not_assessed', reason: 'private' };
const report = scoreFindings(example(tiktokPrivate, 0));

describe('score-1: the worked example', () => {
  test.each([
    ['harassment', harassment, 17, 80, 20],
    ['threat', threat, 17, 80, 6],
    ['drug trade', drugs, 2, 100, 10],
    ['harassment on Instagram', slur, 49, 40, 24],
  ])(
    '%s: %o is %s months old, counts %s %% for recency and gives %s points',
    (_name, given, ageMonths, recencyPercent, points) => {
      expect(findingPoints(given, asOf)).toMatchObject({ ageMonths, recencyPercent, points });
    },
  );

  test('posts: X 20 C+ and 10 B+, Instagram 24 C', () => {
    expect(report.posts).toEqual([
      { postId: 'pst_i1', platform: 'instagram', score: 24, letter: 'C' },
      { postId: 'pst_x2', platform: 'x', score: 10, letter: 'B+' },
      { postId: 'pst_x1', platform: 'x', score: 20, letter: 'C+' },
    ]);
  });

  test('platforms: X 21 C+, Instagram 24 C, LinkedIn 0 A+, TikTok not assessed', () => {
    expect(report.platforms).toEqual([
      { platform: 'instagram', score: 24, atLeast: false, letter: 'C', band: 'moderate' },
      { platform: 'tiktok', score: null, atLeast: false, letter: null, band: null },
      { platform: 'linkedin', score: 0, atLeast: false, letter: 'A+', band: 'low' },
      { platform: 'x', score: 21, atLeast: false, letter: 'C+', band: 'moderate' },
    ]);
  });

  test('overall: at least 26, no letter; reviewed', () => {
    expect(report.overall).toEqual({ score: 26, atLeast: true, letter: null, band: null });
    expect(report).toMatchObject({ version: 'score-1', provisional: false });
  });

  test('had TikTok been assessed without findings: 26, C', () => {
    const full = scoreFindings(example({ state: 'assessed' }, 8));
    expect(full.overall).toEqual({ score: 26, atLeast: false, letter: 'C', band: 'moderate' });
  });

  test('before review the first finding, agreed in round one, gives 16, provisional', () => {
    const unreviewed = { ...harassment, standing: proposed('round_one_agreement') };
    expect(findingPoints(unreviewed, asOf).points).toBe(16);
    expect(scoreFindings(example(tiktokPrivate, 0, unreviewed)).provisional).toBe(true);
  });

  test('the arithmetic names every number', () => {
    expect(report.arithmetic.map(({ of, text }) => `${of}: ${text}`)).toEqual([
      'finding: high 60 x certain 100 % x 49 months 40 % = 24',
      'post: 24',
      'finding: low 10 x certain 100 % x 2 months 100 % = 10',
      'post: 10',
      'finding: low 10 x probable 75 % x 17 months 80 % = 6',
      'finding: medium 25 x certain 100 % x 17 months 80 % = 20',
      'post: 20 + min(15, floor(6 / 10)) = 20',
      'platform: 24',
      'platform: 0',
      'platform: 20 + min(15, floor(10 / 10)) = 21',
      'overall: 24 + min(15, floor((21 + 0) / 10)) = 26',
    ]);
  });
});
