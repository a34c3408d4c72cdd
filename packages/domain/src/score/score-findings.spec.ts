import { describe, expect, test } from 'vitest';
import type { Coverage, Severity } from '../vocabulary.ts';
import { scoreFindings } from './score-findings.ts';
import { inRequesterView, type ScorableFinding, type ScorableSource } from './score-input.ts';

const asOf = '2026-11-01T00:00:00.000Z';

function finding(postId: string, severity: Severity, more: Partial<ScorableFinding> = {}): ScorableFinding {
  return {
    findingId: `fnd_${postId}_${severity}`,
    postId,
    textFingerprint: postId,
    postedAt: '2026-10-01T00:00:00.000Z',
    severity,
    standing: { kind: 'confirmed', certainty: 'certain' },
    ...more,
  };
}

function source(findings: readonly ScorableFinding[], more: Partial<ScorableSource> = {}): ScorableSource {
  return { sourceId: 'src_1', platform: 'x', coverage: { state: 'assessed' }, postsAssessed: 50, findings, ...more };
}

const score = (...sources: ScorableSource[]) => scoreFindings({ asOf, sources });
const failed = (reason: 'rate_limited' | 'private' | 'schema_error' | 'no_posts'): Coverage => ({
  state: 'not_assessed',
  reason,
});
const nothing = { score: null, atLeast: false, letter: null, band: null };

describe('failures', () => {
  test.each(['rate_limited', 'private', 'schema_error'] as const)(
    'T1: a source that failed (%s) is neither A+ nor F: it has no score, and whatever it brought counts for nothing',
    (reason) => {
      const report = score(source([finding('pst_1', 'critical')], { coverage: failed(reason), postsAssessed: 1 }));
      expect(report.platforms).toEqual([{ platform: 'x', ...nothing }]);
      expect(report.overall).toEqual(nothing);
      expect([report.posts, report.arithmetic]).toEqual([[], []]);
    },
  );

  test('R17: without any source there is no score', () => {
    expect(score().overall).toEqual(nothing);
  });

  test('R17: findings without an assessed post are a bug, not a clean source', () => {
    expect(() => score(source([finding('pst_1', 'low')], { postsAssessed: 0 }))).toThrow('no assessed post');
  });

  test('R17: an account proven empty has no grade, and takes none away from another', () => {
    const empty = source([], { sourceId: 'src_2', platform: 'tiktok', coverage: failed('no_posts'), postsAssessed: 0 });
    const report = score(source([]), empty);
    expect(report.overall).toEqual({ score: 0, atLeast: false, letter: 'A+', band: 'low' });
    expect(report.platforms[0]).toEqual({ platform: 'tiktok', ...nothing });
  });

  test('T15: a partial source gives a lower bound without a letter, even at 0; its posts keep theirs', () => {
    const coverage: Coverage = { state: 'partial', reasons: ['limit_reached'] };
    const bound = { score: 0, atLeast: true, letter: null, band: null };
    expect(score(source([], { coverage }))).toMatchObject({ platforms: [bound], overall: bound });
    expect(score(source([finding('pst_1', 'low')], { coverage })).posts[0]?.letter).toBe('B+');
  });

  test('platforms that are not screened or not declared do not appear', () => {
    const report = score(
      source([]),
      source([], { sourceId: 'src_2', platform: 'facebook', coverage: { state: 'not_declared' }, postsAssessed: 0 }),
    );
    expect(report.platforms.map(({ platform }) => platform)).toEqual(['x']);
    expect(report.overall.letter).toBe('A+');
  });

  test('two accounts of one platform: both must be assessed for its letter', () => {
    const second = { sourceId: 'src_2', coverage: failed('private'), postsAssessed: 0 };
    expect(score(source([]), source([], second)).platforms).toEqual([
      { platform: 'x', score: 0, atLeast: true, letter: null, band: null },
    ]);
  });
});

describe('severe posts', () => {
  test('T14: one severe post among a thousand harmless ones keeps its score', () => {
    const report = score(source([finding('pst_1', 'critical')], { postsAssessed: 1000 }));
    expect(report.overall).toMatchObject({ score: 100, letter: 'F', band: 'elevated' });
  });

  test('T14: a clean platform does not thin out another', () => {
    const clean = source([], { sourceId: 'src_2', platform: 'linkedin', postsAssessed: 900 });
    expect(score(source([finding('pst_1', 'high')]), clean).overall.score).toBe(60);
  });
});

describe('T5: no chance', () => {
  test('T5: scoring a hundred times gives one and the same report', () => {
    const given = [source([finding('pst_1', 'high'), finding('pst_2', 'low')])];
    expect(new Set(Array.from({ length: 100 }, () => JSON.stringify(score(...given)))).size).toBe(1);
  });
});

describe('identical text', () => {
  const old = { textFingerprint: 'same', postedAt: '2024-01-01T00:00:00.000Z' };

  test('by one account counts once, and as the newest', () => {
    const report = score(
      source([finding('pst_1', 'medium', old), finding('pst_2', 'medium', { textFingerprint: 'same' })]),
    );
    expect(report.posts).toEqual([{ postId: 'pst_2', platform: 'x', score: 25, letter: 'C' }]);
    expect(report.platforms[0]?.score).toBe(25);
    expect(report.arithmetic.find(({ of }) => of === 'post')).toMatchObject({ postId: 'pst_2', repeatedIn: ['pst_1'] });
  });

  test('by two accounts counts twice', () => {
    const repeated = finding('pst_2', 'medium', { textFingerprint: 'same' });
    const second = source([repeated], { sourceId: 'src_2' });
    expect(score(source([finding('pst_1', 'medium', old)]), second).platforms[0]?.score).toBe(26);
  });

  test('a milder finding on a newer copy does not replace a graver one', () => {
    const grave = finding('pst_1', 'critical', old);
    const before = score(source([grave])).overall.score ?? 0;
    const after = score(source([grave, finding('pst_0', 'low', { textFingerprint: 'same' })]));
    expect(after.overall.score).toBeGreaterThanOrEqual(before);
    expect(after.posts).toEqual([{ postId: 'pst_0', platform: 'x', score: 100, letter: 'F' }]);
  });
});

describe('views', () => {
  const proposed = finding('pst_3', 'high', { standing: { kind: 'proposed', origin: 'adjudicated' } });

  test('before review the private view counts proposals and says so', () => {
    expect(score(source([proposed]))).toMatchObject({ provisional: true, overall: { score: 36, letter: 'D' } });
    expect(score(source([finding('pst_1', 'low')])).provisional).toBe(false);
  });

  test('R13, R5: a requester is graded on confirmed findings and shown posts only', () => {
    const sources = [source([finding('pst_1', 'low'), finding('pst_2', 'critical'), proposed])];
    const view = { shownPostIds: new Set(['pst_1', 'pst_3']), postsAssessed: new Map([['src_1', 20]]) };
    const report = scoreFindings(inRequesterView({ asOf, sources }, view));
    expect(report).toMatchObject({ provisional: false, overall: { score: 10, letter: 'B+' } });
    expect(report.posts.map(({ postId }) => postId)).toEqual(['pst_1']);
  });

  test('R17: a requester view without posts has no score', () => {
    const view = { shownPostIds: new Set<string>(), postsAssessed: new Map<string, number>() };
    const sources = [source([finding('pst_1', 'low')])];
    expect(scoreFindings(inRequesterView({ asOf, sources }, view)).overall).toEqual(nothing);
  });
});
