import { notAssessedReasons } from '@visaguard/domain';
import { canonicalJson, sha256Hex } from '@visaguard/kernel';
import { describe, expect, test } from 'vitest';
import type { ReportFacts } from '../facts.ts';
import { sampleFacts, sampleFinding, sampleSource } from '../sample-facts.fixture.ts';
import { buildPrivateView } from './build-private-view.ts';
import { buildRequesterView } from './build-requester-view.ts';
import { hashView } from './hash-view.ts';
import type { PrivateView } from './private-view-form.ts';
import type { RequesterView } from './requester-view-form.ts';
import { viewJson } from './view-json.ts';

const unreviewed: Partial<ReportFacts> = {
  review: { state: 'unreviewed', statement: 'Not reviewed.', reviewedAt: null, simulated: false },
};
const nothingRead = sampleSource({
  coverage: { state: 'not_assessed', reason: 'private' },
  counts: {
    postsRead: 0,
    postsAssessed: 0,
    postsNotAssessed: {},
    postsTooOld: 0,
    redacted: 0,
    media: { images: 0, videos: 0, audio: 0 },
  },
});

describe('both views', () => {
  test('R25: each states that VisaGuard does not predict any visa decision', () => {
    for (const view of [buildPrivateView(sampleFacts()), buildRequesterView(sampleFacts())]) {
      expect(view.statements).toContain('VisaGuard does not predict any visa decision.');
    }
  });

  test.each(notAssessedReasons)(
    'R17: a source not assessed (%s) names its reason, is not negative and never clear',
    (reason) => {
      const sources = [{ ...nothingRead, coverage: { state: 'not_assessed' as const, reason } }];
      for (const view of [buildPrivateView(sampleFacts({ sources })), buildRequesterView(sampleFacts({ sources }))]) {
        expect(view.result.outcome).toBe('not_assessed');
        expect(view.coverage[0]?.reasons).toMatchObject([{ code: reason }]);
        expect(view.coverage[0]?.statement).toContain(view.coverage[0]?.reasons[0]?.words);
        expect(view.coverage[0]?.statement).toContain('not negative');
      }
    },
  );

  test('R12: a quotation that differs from the text at its offsets is refused, and its words are not repeated', () => {
    const findings = [sampleFinding({ start: 3 })];
    expect(() => buildPrivateView(sampleFacts({ findings }))).toThrow(/^The quotation of finding fnd_1 differs/);
    expect(() => buildRequesterView(sampleFacts({ findings }))).toThrow(/fnd_1/);
  });

  test('R12: a finding carries its evidence', () => {
    const finding = sampleFinding();
    for (const view of [
      buildPrivateView(sampleFacts({ findings: [finding] })),
      buildRequesterView(sampleFacts({ findings: [finding] })),
    ]) {
      const { quote, start, end, text, permalink, postedAt, rationale, rule, votes } = finding;
      expect(view.findings[0]).toMatchObject({ quote, start, end, text, permalink, postedAt, rationale, rule, votes });
    }
  });

  test('the order of findings and the bytes do not depend on the order of the input', () => {
    const findings = ['b', 'a', 'c'].map((findingId) => sampleFinding({ findingId }));
    const older = sampleFinding({ findingId: 'older', postedAt: '2023-01-01T00:00:00.000Z' });
    const undated = sampleFinding({ findingId: 'undated', postedAt: null });
    const one = buildRequesterView(sampleFacts({ findings: [undated, older, ...findings] }));
    const other = buildRequesterView(sampleFacts({ findings: [...findings.reverse(), older, undated] }));
    expect(one.findings.map(({ findingId }) => findingId)).toEqual(['a', 'b', 'c', 'older', 'undated']);
    expect(canonicalJson(other)).toBe(canonicalJson(one));
  });

  test('the hash covers every member but itself and survives a JSON round trip', () => {
    const view = buildPrivateView(sampleFacts({ findings: [sampleFinding()] }));
    const read: PrivateView = JSON.parse(JSON.stringify(view));
    expect(hashView(read)).toBe(view.sha256);
    expect(hashView({ ...read, comment: 'changed' })).not.toBe(view.sha256);
    expect(hashView({ ...read, sha256: 'x' })).toBe(view.sha256);
    const { sha256, ...published } = JSON.parse(JSON.stringify(viewJson(view)));
    expect(sha256).toBe(sha256Hex(canonicalJson(published)));
  });

  test('R21: built-in rules alone are named as such; other voters by name, version and who was sent the posts', () => {
    expect(buildPrivateView(sampleFacts()).voters.statement).toContain('Built-in rules only');
    const voters = [
      { family: 'built-in', version: '1' },
      { family: 'gemini', version: '2' },
    ];
    expect(buildPrivateView(sampleFacts({ voters })).voters).toMatchObject({
      builtInOnly: false,
      statement:
        'Voters: built-in rules 1, Gemini 2. To be judged, posts were sent to Google, with names, handles and contact details masked.',
    });
  });
});

describe('requester view', () => {
  test('R13: it does not exist before review', () => {
    expect(() => buildRequesterView(sampleFacts(unreviewed))).toThrow(/reviewed/);
  });

  test.each([
    ['proposed', { state: 'proposed' }],
    ['unresolved', { state: 'unresolved' }],
    ['dismissed', { state: 'dismissed' }],
    ['held', { state: 'held' }],
    ['of a category that is off', { category: 'fraud' }],
    ['below the minimum severity', { severity: 'low' }],
    ['R5: on a post that is not public', { audience: 'not_public' }],
    ['R5: on a post of unknown audience', { audience: 'unknown' }],
  ] as const)('leaves out a finding %s', (_case, parts) => {
    const policy = {
      categories: ['threat_violence' as const],
      minimumSeverity: 'medium' as const,
      showGradeToRequester: false,
    };
    const facts = sampleFacts({ policy, findings: [sampleFinding(parts)] });
    expect(buildRequesterView(facts).findings).toEqual([]);
    expect(buildRequesterView({ ...facts, findings: [sampleFinding()] }).findings).toHaveLength(1);
    if (parts !== undefined && !('state' in parts)) expect(buildPrivateView(facts).findings).toHaveLength(1);
  });

  test('R5: posts that were not public do not count, and an account without public posts is not assessed', () => {
    const counts = sampleSource().counts;
    const media = { images: 2, videos: 0, audio: 0 };
    const noMedia = { images: 0, videos: 0, audio: 0 };
    const ofPublic = (publicPosts: NonNullable<typeof counts.publicPosts>) => [
      sampleSource({ counts: { ...counts, publicPosts } }),
    ];
    const some = ofPublic({ read: 10, assessed: 10, redacted: 1, media });
    const none = ofPublic({ read: 0, assessed: 0, redacted: 0, media: noMedia });
    expect(buildRequesterView(sampleFacts({ sources: some }))).toMatchObject({
      result: { outcome: 'clear' },
      totals: { postsAssessed: 10, redacted: 1, mediaNotAssessed: media },
    });
    expect(buildRequesterView(sampleFacts({ sources: none }))).toMatchObject({
      result: { outcome: 'not_assessed' },
      coverage: [{ reasons: [{ code: 'empty_or_hidden' }] }],
      totals: { postsAssessed: 0, redacted: 0, mediaNotAssessed: noMedia },
    });
    expect(buildPrivateView(sampleFacts({ sources: none })).totals.postsAssessed).toBe(118);
  });

  test('R17: of the public posts too, the share that the tenant asks for must be assessed', () => {
    const media = { images: 0, videos: 0, audio: 0 };
    const publicPosts = { read: 100, assessed: 97, redacted: 0, media };
    const facts = sampleFacts({ sources: [sampleSource({ counts: { ...sampleSource().counts, publicPosts } })] });
    expect(buildRequesterView(facts).result.outcome).toBe('clear');
    expect(buildRequesterView({ ...facts, coverageThresholdPercent: 98 }).result.outcome).toBe('not_assessed');
  });

  test('R10: protected words are gone from text, quotation, rationale and votes, and counted', () => {
    const finding = sampleFinding({
      text: 'You Lutheran rat, you will regret this',
      quote: 'Lutheran rat, you will regret this',
      rationale: 'Calls a Lutheran a rat.',
      votes: [{ family: 'built-in', version: '1', vote: 'medium: Lutheran rat' }],
      redactions: [{ type: 'religion_or_belief', start: 4, end: 12 }],
      quotedText: 'Somebody else: Lutheran',
      reviewerReason: 'Lutheran is meant as an insult.',
    });
    const view = buildRequesterView(sampleFacts({ findings: [finding] }));
    expect(JSON.stringify(view)).not.toMatch(/Lutheran/i);
    const [shown] = view.findings;
    expect(shown?.quote).toBe('[redacted: religion or belief] rat, you will regret this');
    expect(shown?.text.slice(shown.start, shown.end)).toBe(shown?.quote);
    expect(view).toMatchObject({
      redactedInFindings: 1,
      totals: { redacted: 3 },
      findings: [{ quotedTextWithheld: true }],
    });
  });

  test('nothing private reaches it: no score, advice, inventory, recipients, private reasons or fingerprints', () => {
    const canary = 'CANARY-7f3a';
    const finding = sampleFinding({ quotedText: canary, reviewerReason: canary, textFingerprint: canary });
    const hidden = sampleFinding({ findingId: 'fnd_2', state: 'dismissed', text: `${canary} text`, rationale: canary });
    const facts = {
      ...sampleFacts({
        findings: [finding, hidden],
        inventory: [{ platform: canary, handle: canary, screened: false }],
        recipients: [{ name: canary, at: '2026-11-02T00:00:00.000Z', what: canary }],
      }),
      requester: { name: 'Sample University', secret: canary },
      applicant: { displayName: 'Mara Sample', birthDate: canary },
    };
    const view = buildRequesterView(facts);
    expect(JSON.stringify(view)).not.toContain(canary);
    expect(Object.keys(view)).not.toEqual(expect.arrayContaining(['score']));
    for (const name of [
      'score',
      'strengths',
      'advice',
      'inventory',
      'recipients',
      'activity',
      'languages',
      'findingsHeld',
    ])
      expect(view).not.toHaveProperty(name);
  });

  test('the applicant reads how many posts seem to be in which language, of all accounts', () => {
    const sources = [sampleSource(), sampleSource({ sourceId: 'src_2', languages: { en: 1, fr: 5 } })];
    expect(buildPrivateView(sampleFacts({ sources })).languages).toEqual([
      { code: 'en', words: 'English', count: 118 },
      { code: 'fr', words: 'French', count: 5 },
      { code: 'de', words: 'German', count: 2 },
      { code: 'und', words: 'not known', count: 1 },
    ]);
  });

  test('a private view is no requester view, at compile time', () => {
    const accept = (view: RequesterView) => view.view;
    // @ts-expect-error the private view carries members that the requester view refuses
    expect(accept(buildPrivateView(sampleFacts()))).toBe('private');
  });

  test('the grade shows only where the policy says so, and counts only what this view shows', () => {
    const policy = { ...sampleFacts().policy, showGradeToRequester: true };
    const seen = sampleFinding({ severity: 'low' });
    const unseen = sampleFinding({ findingId: 'fnd_2', postId: 'pst_2', severity: 'critical', audience: 'not_public' });
    expect(buildRequesterView(sampleFacts({ findings: [seen] })).grade).toBeNull();
    expect(buildRequesterView(sampleFacts({ policy, findings: [seen, unseen] })).grade).toMatchObject({
      rule: 'score-1',
      letter: 'B+',
    });
    expect(buildRequesterView(sampleFacts({ policy, sources: [nothingRead] })).grade?.letter).toBeNull();
  });
});

describe('private view', () => {
  test('it shows originals, proposals marked as not reviewed, dismissed ones, and why a requester does not see them', () => {
    const findings = [
      sampleFinding(),
      sampleFinding({
        findingId: 'fnd_2',
        state: 'proposed',
        certainty: null,
        redactions: [{ type: 'age', start: 0, end: 5 }],
      }),
      sampleFinding({ findingId: 'fnd_3', state: 'dismissed' }),
    ];
    const view = buildPrivateView(sampleFacts({ findings }));
    expect(view.findings).toMatchObject([
      { state: { code: 'confirmed' }, unreviewed: false, shownToRequester: true, whyNotShown: null },
      { state: { code: 'proposed' }, unreviewed: true, shownToRequester: false, text: findings[1]?.text },
      { state: { code: 'dismissed' }, unreviewed: false, shownToRequester: false },
    ]);
  });

  test('R7: held findings are counted, never shown', () => {
    const view = buildPrivateView(sampleFacts({ findings: [sampleFinding({ state: 'held', text: 'HELD WORDS' })] }));
    expect(view).toMatchObject({ findings: [], findingsHeld: 1, result: { outcome: 'not_assessed' } });
    expect(JSON.stringify(view)).not.toContain('HELD WORDS');
  });

  test('before review it is provisional, whatever was found', () => {
    const clean = buildPrivateView(sampleFacts(unreviewed));
    expect(clean).toMatchObject({
      status: { code: 'provisional' },
      result: { outcome: 'not_assessed', provisional: true },
      score: { provisional: true },
    });
    expect(clean.result.headline).toBe('Provisional: nothing was found so far');
    const proposed = buildPrivateView(
      sampleFacts({ ...unreviewed, findings: [sampleFinding({ state: 'proposed', certainty: null })] }),
    );
    expect(proposed.result.headline).toContain('possible findings');
    expect(proposed.advice.map(({ text }) => text).join(' ')).toContain('not reviewed');
  });

  test('the score comes with its arithmetic, and without an assessed post there is none', () => {
    const { score } = buildPrivateView(sampleFacts({ findings: [sampleFinding()] }));
    expect(score).toMatchObject({ rule: 'score-1', overall: { score: 25, letter: 'C', words: '25, C, moderate' } });
    expect(score.arithmetic[0]).toMatch(/^Finding fnd_1: medium 25 .* = 25$/);
    expect(buildPrivateView(sampleFacts({ sources: [nothingRead] })).score.overall).toMatchObject({
      score: null,
      words: 'no score',
    });
  });
});
