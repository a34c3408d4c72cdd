import type { NormalisedPost } from '@visaguard/domain';
import { personaTexts } from '@visaguard/testkit';
import { describe, expect, test } from 'vitest';
import { assessSource } from './assess-source.ts';
import {
  type FindingStanding,
  findingFacts,
  proposedStanding,
  type SourceHeader,
  sourceFacts,
} from './report-facts.ts';

const threat = personaTexts.persona_threat[0];
const [harmless] = personaTexts.persona_clear;

function postOf(nth: number, text: string, more: Partial<NormalisedPost> = {}): NormalisedPost {
  return {
    ...{ platform: 'x', nativeId: String(nth), kind: 'authored', audience: 'public', text, permalink: null },
    ...{ createdAt: '2026-09-01T12:00:00.000Z', media: { images: 0, videos: 0, audio: 0 } },
    ...{ provenance: { file: 'tweets.js', item: nth }, ...more },
  };
}

function assessed(...posts: NormalisedPost[]) {
  const assessor = assessSource('src_1');
  for (const post of posts) assessor.add(post);
  return assessor.finish();
}

describe('judging the posts of one source', () => {
  test('R12: each finding quotes its post at its offsets', () => {
    const { findings } = assessed(postOf(1, harmless), postOf(2, threat));
    expect(findings).toHaveLength(1);
    for (const { text, start, end, quote } of findings) {
      expect(text).toBe(threat);
      expect(text.slice(start, end)).toBe(quote);
      expect(quote.length).toBeGreaterThan(0);
    }
  });

  test('R9: place, likes, account and link change nothing that is found', () => {
    const plain = assessed(postOf(1, threat)).findings;
    const dressed = assessed(
      postOf(1, threat, {
        privateDetails: { likes: 900, reposts: 4, location: 'Anywhere' },
        media: { images: 4, videos: 1, audio: 0 },
      }),
    ).findings;
    expect(dressed).toEqual(plain);
  });

  test('R8, R17: a post without a date is read and not assessed, never clean', () => {
    const analysis = assessed(postOf(1, threat, { createdAt: null }), postOf(2, harmless));
    expect(analysis).toMatchObject({ postsRead: 2, postsAssessed: 1, postsNotAssessed: { undated: 1 }, findings: [] });
  });

  test('every post read is assessed or has a reason why not', () => {
    const posts = [harmless, threat, '', '🎉🎉', harmless].map((text, nth) => postOf(nth, text));
    const { postsRead, postsAssessed, postsNotAssessed } = assessed(...posts);
    const reasons = Object.values(postsNotAssessed).reduce((sum, count) => sum + count, 0);
    expect(postsAssessed + reasons).toBe(postsRead);
  });

  test('R5: posts that anyone could see are counted apart', () => {
    const analysis = assessed(
      postOf(1, harmless),
      postOf(2, harmless, { audience: 'not_public' }),
      postOf(3, harmless, { audience: 'unknown' }),
    );
    expect(analysis.publicPosts).toEqual({ read: 1, assessed: 1 });
  });

  test('R10: protected passages are counted in all posts, those without a finding too', () => {
    const texts = personaTexts.persona_protected_only;
    const analysis = assessed(...texts.map((text, nth) => postOf(nth, text)));
    expect(analysis.findings).toEqual([]);
    expect(analysis.redacted).toBeGreaterThanOrEqual(texts.length);
  });

  test('R28: a post that gives orders is marked, and changes no other post', () => {
    const [order, flag, breakfast] = personaTexts.persona_injection;
    const together = assessed(postOf(1, order), postOf(2, flag), postOf(3, breakfast), postOf(4, threat));
    const alone = assessed(postOf(4, threat));
    expect(together.findings.find(({ postId }) => postId === alone.findings[0]?.postId)).toEqual(alone.findings[0]);
    expect(together.findings.map(({ injectionSuspected }) => injectionSuspected)).toEqual([true, false]);
  });

  test('months are told in order, however the posts come', () => {
    const months = ['2026-03', '2025-12', '2026-03', '2026-01'];
    const { timeline } = assessed(
      ...months.map((month, nth) => postOf(nth, harmless, { createdAt: `${month}-05T00:00:00.000Z` })),
    );
    expect(timeline).toEqual([
      { month: '2025-12', count: 1 },
      { month: '2026-01', count: 1 },
      { month: '2026-03', count: 2 },
    ]);
  });

  test('the same posts give the same analysis, with the same ids; another source gives others', () => {
    const posts = [postOf(1, threat), postOf(2, harmless), postOf(3, threat)];
    expect(assessed(...posts)).toEqual(assessed(...posts));
    const other = assessSource('src_2');
    other.add(postOf(1, threat));
    expect(other.finish().findings[0]?.findingId).not.toBe(assessed(...posts).findings[0]?.findingId);
  });

  test('posts are counted by the language they seem to be in, those that are not assessed too', () => {
    const german = 'Heute war ich mit meinen Freunden im Wald spazieren und danach haben wir zusammen gekocht.';
    const { languages } = assessed(postOf(1, harmless), postOf(2, threat), postOf(3, german));
    expect(languages).toEqual({ en: 2, de: 1 });
  });

  test('no two findings share an id', () => {
    const { findings } = assessed(postOf(1, `${threat} ${threat}`), postOf(2, threat));
    expect(new Set(findings.map(({ findingId }) => findingId)).size).toBe(findings.length);
  });
});

describe('what a report is told', () => {
  const header: SourceHeader = {
    ...{ sourceId: 'src_1', platform: 'x', kind: 'archive', handle: 'mara', coverage: { state: 'assessed' } },
    ...{ verifiedOwner: true, postsTooOld: 2, media: { images: 1, videos: 0, audio: 0 }, gaps: ['sample'] },
  };

  test('R17: a source that was not analysed counts nothing and claims nothing', () => {
    const coverage = { state: 'not_assessed', reason: 'archive_invalid' } as const;
    const facts = sourceFacts({ ...header, coverage }, null);
    expect(facts).toMatchObject({ coverage, timeline: [], counts: { postsRead: 0, postsAssessed: 0, redacted: 0 } });
  });

  test('an analysed source is told as it was analysed', () => {
    const analysis = assessed(postOf(1, threat), postOf(2, harmless));
    expect(sourceFacts(header, analysis)).toMatchObject({
      counts: { postsRead: 2, postsAssessed: 2, postsTooOld: 2, publicPosts: { read: 2, assessed: 2 } },
      gaps: ['sample'],
    });
  });

  test('R13: what nobody has looked at is proposed; what a person said stands as said, on the same evidence', () => {
    const [found] = assessed(postOf(1, threat)).findings;
    if (!found) throw new Error('there is a finding');
    const proposed = findingFacts(header, found, proposedStanding(found));
    expect(proposed).toMatchObject({
      state: 'proposed',
      category: found.category,
      certainty: null,
      quote: found.quote,
    });
    const standing: FindingStanding = {
      ...{ state: 'confirmed', category: 'hate_harassment', severity: 'low', certainty: 'probable' },
      reviewerReason: 'An insult.',
    };
    const confirmed = findingFacts(header, found, standing);
    expect(confirmed).toMatchObject({ ...standing, quote: found.quote, start: found.start, end: found.end });
    expect(confirmed.votes).toMatchObject([{ family: 'built-in', vote: found.severity }]);
    expect(confirmed).not.toHaveProperty('injectionSuspected');
  });
});
