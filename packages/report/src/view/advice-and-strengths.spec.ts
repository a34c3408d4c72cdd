import {
  type Coverage,
  categories,
  notAssessedReasons,
  partialReasons,
  postNotAssessedReasons,
  severities,
} from '@visaguard/domain';
import { describe, expect, test } from 'vitest';
import type { FindingFacts, ReportFacts, SourceFacts } from '../facts.ts';
import { sampleFacts, sampleFinding, sampleSource } from '../sample-facts.fixture.ts';
import { adviceTexts, categoryAdvice, severityAdvice } from '../wording/advice.ts';
import { findBannedWording } from '../wording/banned-wording.ts';
import { adviceLines } from './advice-lines.ts';
import { buildPrivateView } from './build-private-view.ts';
import { strengthLines } from './strength-lines.ts';

const advised = (parts: Partial<ReportFacts>) => adviceLines(sampleFacts(parts)).map(({ text }) => text);
const about = (finding: Partial<FindingFacts>) => advised({ findings: [sampleFinding(finding)] });
const rulesOf = (parts: Partial<ReportFacts>) => strengthLines(sampleFacts(parts)).map(({ rule }) => rule);
const withCoverage = (coverage: Coverage) => [sampleSource({ coverage })];
const notReviewed = { state: 'unreviewed', statement: 'Not reviewed.', reviewedAt: null, simulated: false } as const;

describe('advice', () => {
  test.each(categories)('each category that stands has its line: %s', (category) => {
    for (const state of ['confirmed', 'proposed', 'unresolved'] as const) {
      expect(about({ category, state })).toContain(categoryAdvice[category]);
    }
    expect(about({ category, state: 'dismissed' })).not.toContain(categoryAdvice[category]);
  });

  test.each(severities)('the gravest severity has its line, and it alone: %s', (severity) => {
    const lower = sampleFinding({ findingId: 'fnd_2', severity: 'low' });
    const lines = advised({ findings: [sampleFinding({ severity }), lower] });
    expect(lines.filter((line) => Object.values(severityAdvice).includes(line))).toEqual([severityAdvice[severity]]);
  });

  test('a held finding is not told by category or severity (rule R7), only that something is held', () => {
    const lines = about({ state: 'held', category: 'fraud', severity: 'critical' });
    expect(lines).toContain(adviceTexts.held.text);
    expect(lines.join(' ')).not.toMatch(/Fraud|gravest/);
  });

  test.each([
    ['unresolved', adviceTexts.checkUnresolved.text],
    ['proposed', adviceTexts.checkUnreviewed.text],
    ['dismissed', adviceTexts.dismissed.text],
  ] as const)('a finding that is %s', (state, text) => {
    expect(about({ state, certainty: null })).toContain(text);
    expect(about({ state: 'confirmed' })).not.toContain(text);
  });

  test('posts that were not public, and words of others, are told apart', () => {
    expect(about({ audience: 'not_public' })).toContain(adviceTexts.notPublic.text);
    expect(about({ kind: 'shared' })).toContain(adviceTexts.quoted.text);
    expect(about({})).not.toEqual(expect.arrayContaining([adviceTexts.notPublic.text]));
  });

  test.each(notAssessedReasons)('R17: an account not assessed has advice of its own: %s', (reason) => {
    const others = notAssessedReasons.filter((other) => other !== reason);
    const line = (code: typeof reason) =>
      advised({ sources: withCoverage({ state: 'not_assessed', reason: code }) }).find((text) =>
        text.startsWith('Insta'),
      );
    expect(line(reason)).toBeDefined();
    for (const other of others) expect(line(other)).not.toBe(line(reason));
  });

  test('R17: partial accounts and posts that were not assessed have advice by reason, with how many', () => {
    const partly = advised({ sources: withCoverage({ state: 'partial', reasons: [...partialReasons] }) });
    expect(partly.filter((text) => text.startsWith('Instagram: '))).toHaveLength(partialReasons.length);
    const postsNotAssessed = Object.fromEntries(postNotAssessedReasons.map((reason, at) => [reason, at + 41]));
    const counts = { ...sampleSource().counts, postsNotAssessed };
    const lines = advised({ sources: [sampleSource({ counts })] }).join('\n');
    for (const count of [41, 42, 43, 44, 45]) expect(lines).toContain(`: ${count}.`);
  });

  test('no line comes twice, and only what is there is spoken of', () => {
    const sources = [sampleSource(), sampleSource({ sourceId: 'src_2' })];
    const findings = [sampleFinding(), sampleFinding({ findingId: 'fnd_2' })];
    const lines = advised({ sources, findings });
    expect(new Set(lines).size).toBe(lines.length);
    const nothing = { ...sampleSource().counts, postsNotAssessed: {} };
    expect(advised({ sources: [sampleSource({ counts: nothing })], inventory: [] })).toEqual([
      adviceTexts.correct.text,
      adviceTexts.keepRecords.text,
      adviceTexts.counsel.text,
    ]);
  });
});

describe('strengths', () => {
  const old = sampleFinding({ postedAt: '2024-06-01T00:00:00.000Z', severity: 'low' });

  test('each follows from counts, dates and states alone', () => {
    const lines = strengthLines(sampleFacts({ findings: [old] }));
    expect(lines.map(({ text }) => text)).toEqual([
      'It was proven that these accounts are yours: Instagram.',
      'Every account in scope was assessed: 118 of 120 posts of the period.',
      'The newest finding dates from 2024-06. 29 months have passed since; 30 posts of that time were read; nothing was found in those that were assessed.',
      'None of the findings is of high or critical severity.',
      'A person has looked at every proposal and decided on it.',
    ]);
    expect(rulesOf({})).toEqual(['ownership-proven', 'full-coverage', 'nothing-found']);
    expect(rulesOf({ findings: [sampleFinding({ state: 'dismissed' })] })).toEqual(
      expect.arrayContaining(['nothing-found', 'seen-by-a-person', 'dismissed']),
    );
  });

  test('R9: words, names, languages, places and kinds of posts change nothing', () => {
    const other: Partial<FindingFacts> = {
      text: 'My family and I volunteer at the mosque, study law and vote.',
      rationale: 'Other words.',
      permalink: null,
      kind: 'reply',
      audience: 'not_public',
      category: 'fraud',
      redactions: [{ type: 'religion_or_belief', start: 30, end: 36 }],
    };
    const before = sampleFacts({ findings: [old] });
    const after = {
      ...before,
      applicant: { displayName: 'Noor Example' },
      requester: null,
      findings: [sampleFinding({ ...other, postedAt: old.postedAt, severity: old.severity })],
      sources: before.sources.map((source) => ({ ...source, handle: 'noor', languages: { ar: 120 } })),
    };
    expect(strengthLines(after)).toEqual(strengthLines(before));
  });

  test('R17: what was not assessed in full is never said to show nothing', () => {
    const silent = ['ownership-proven', 'seen-by-a-person'];
    const coverages: Coverage[] = [
      { state: 'partial', reasons: ['posts_not_assessed'] },
      { state: 'not_assessed', reason: 'private' },
    ];
    for (const coverage of coverages) {
      for (const rule of rulesOf({ sources: withCoverage(coverage), findings: [old] })) expect(silent).toContain(rule);
      const beside = [sampleSource(), sampleSource({ sourceId: 'src_2', platform: 'x', coverage })];
      expect(rulesOf({ sources: beside })).not.toContain('full-coverage');
    }
    expect(strengthLines(sampleFacts({ sources: [] }))).toEqual([]);
  });

  test.each(['proposed', 'unresolved', 'held'] as const)('a finding that is %s counts as one here', (state) => {
    const open = sampleFinding({ state, certainty: null });
    expect(rulesOf({ findings: [open] })).not.toEqual(expect.arrayContaining(['nothing-found']));
    expect(rulesOf({ findings: [open] })).not.toContain('seen-by-a-person');
    expect(rulesOf({ findings: [old, open] })).not.toContain('long-time-without');
  });

  test('a short time, few posts, an undated or a grave finding say nothing', () => {
    const recent = { ...old, postedAt: '2025-12-01T00:00:00.000Z' };
    expect(rulesOf({ findings: [recent] })).not.toContain('long-time-without');
    const few = sampleSource({ timeline: [{ month: '2025-09', count: 11 }] });
    expect(rulesOf({ findings: [old], sources: [few] })).not.toContain('long-time-without');
    expect(rulesOf({ findings: [old, { ...old, postedAt: null }] })).not.toContain('long-time-without');
    expect(rulesOf({ findings: [{ ...old, severity: 'high' }] })).not.toContain('none-grave');
  });

  test('the simulated reviewer is no person', () => {
    const simulated = { ...sampleFacts().review, simulated: true };
    expect(rulesOf({ findings: [old], review: simulated })).not.toContain('seen-by-a-person');
    expect(rulesOf({ findings: [old], review: notReviewed })).not.toContain('seen-by-a-person');
  });

  test('they count for nothing in the score', () => {
    const some = buildPrivateView(sampleFacts({ findings: [old] }));
    const sources: SourceFacts[] = [sampleSource({ verifiedOwner: false, timeline: [] })];
    const fewer = buildPrivateView(sampleFacts({ findings: [old], sources }));
    expect(fewer.strengths?.length).toBeLessThan(some.strengths?.length ?? 0);
    expect(fewer.score).toEqual(some.score);
  });
});

test('R25: whatever is filled in, neither advice nor strengths hold what may not be said', () => {
  const counts = { ...sampleSource().counts, postsNotAssessed: { undated: 1, no_text: 2, unsupported_language: 3 } };
  const sources = notAssessedReasons.map((reason, at) =>
    sampleSource({ sourceId: `src_${at}`, counts, coverage: { state: 'not_assessed', reason } }),
  );
  const findings = categories.map((category) => sampleFinding({ category }));
  for (const facts of [sampleFacts({ sources, findings }), sampleFacts({ findings }), sampleFacts()]) {
    const { advice, strengths = [] } = buildPrivateView(facts);
    for (const { topic, text } of [...advice, ...strengths]) expect(findBannedWording(`${topic}. ${text}`)).toEqual([]);
  }
});
