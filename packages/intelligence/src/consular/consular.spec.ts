import type { NormalisedPost } from '@visaguard/domain';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { consularSection } from './section.ts';
import * as words from './section-words.ts';
import { sentencesOf } from './sentences.ts';
import { takeConsularNotes } from './take-notes.ts';

const declared = [{ platform: 'instagram', handle: 'mara.sample' }] as const;

function post(text: string, more: Partial<NormalisedPost> = {}): NormalisedPost {
  return {
    ...{ platform: 'instagram', nativeId: 'p1', kind: 'authored', audience: 'public', text },
    ...{ createdAt: '2026-08-01T10:00:00.000Z', permalink: 'https://www.instagram.com/p/1/' },
    ...{ media: { images: 0, videos: 0, audio: 0 }, provenance: { file: 'posts.json', item: 0 }, ...more },
  };
}

function notesOf(...posts: readonly NormalisedPost[]) {
  const taking = takeConsularNotes({ platform: 'instagram', declared });
  for (const one of posts) taking.add(one);
  return taking.finish();
}

const topicsIn = (text: string) => notesOf(post(text)).notes.map(({ topic }) => topic);

describe('what is noted', () => {
  test.each([
    ['I support the opposition and I will say so.', 'political_statement'],
    ['We protested against the new law yesterday.', 'political_statement'],
    ['I voted in the election this morning!', 'political_statement'],
    ['Down with the regime!', 'political_statement'],
    ['The president must resign.', 'political_statement'],
    ['Our government is doing great.', 'political_statement'],
    ['We went to the protest in front of the town hall.', 'political_statement'],
    ['I want to work in Berlin after my degree.', 'work_study_stay_plan'],
    ["I'm looking for a job in Toronto.", 'work_study_stay_plan'],
    ['I will work part-time next to my courses.', 'work_study_stay_plan'],
    ['I’m going to study at Example University next year.', 'work_study_stay_plan'],
    ['I just got accepted into the programme of my dreams.', 'work_study_stay_plan'],
    ['My student visa has come today.', 'work_study_stay_plan'],
    ['I plan to stay in Canada.', 'work_study_stay_plan'],
    ['I want to move abroad.', 'work_study_stay_plan'],
    ["I'm never coming home after my studies.", 'work_study_stay_plan'],
    ['I am flying to Lisbon tomorrow.', 'travel'],
    ["We've just landed in Doha, so tired.", 'travel'],
    ['I have been to Japan twice.', 'travel'],
    ['My trip to Rome was wonderful.', 'travel'],
    ['We are at the airport.', 'travel'],
    ["I'm at Phoenix Sky Harbor International Airport", 'travel'],
    ['Just landed in Japan!', 'travel'],
    ["We're moving to Norway.", 'work_study_stay_plan'],
    ['I will live in Canada.', 'work_study_stay_plan'],
  ] as const)('%s', (text, topic) => {
    expect(topicsIn(text)).toEqual([topic]);
  });

  test.each([
    ['my insta is @mara.art', 'instagram', 'mara.art'],
    ['My new instagram: mara_art2', 'instagram', 'mara_art2'],
    ['Follow me on TikTok: @mara.moves', 'tiktok', 'mara.moves'],
    ['find me on X @mara_x', 'x', 'mara_x'],
    ['my Twitter is @mara_x.', 'x', 'mara_x'],
    ['My profile: https://www.linkedin.com/in/mara-sample-1', 'linkedin', 'mara-sample-1'],
    ['my second account is @mara.two', 'instagram', 'mara.two'],
  ] as const)('an account that is not declared: %s', (text, platform, handle) => {
    expect(notesOf(post(text)).notes).toMatchObject([{ topic: 'undeclared_handle', account: { platform, handle } }]);
  });
});

describe('what is not', () => {
  test.each([
    'I support my sister in everything.',
    'The party was great, I voted for the blue balloons.',
    'I study law and the government of Rome bored me.',
    'She says the president must be tired.',
    'Looking forward to sitting down with President Sample.',
    'I live in Texas and like it.',
    'We stayed in Rome Street.',
    'A photo of my passport, ugly as ever.',
    'Headed to bed early.',
    'My friend wants to work in Berlin.',
    'I want to stay in bed.',
    'I want to live in peace.',
    'I will stay at home on Monday.',
    'I will work in April again.',
    'Going to the library.',
    'I went to Grandma on Sunday.',
    'I was in the US Open stands of my dreams, on television.',
    'My mother said "I want to work in Berlin" once.',
    'my insta is broken',
    'Follow my friend on instagram @somebody.else',
    "my sister's insta is @nora.sample",
    'IG: @photographer.of.this',
    'my insta is @mara.sample',
    'Follow me on Instagram: instagram.com/mara.sample',
    'Passed my exam, three cups of coffee later.',
  ])('%s', (text) => {
    expect(topicsIn(text)).toEqual([]);
  });

  test('what cannot be read is counted with its reason, and nothing of it is noted', () => {
    const text = 'I am flying to Lisbon tomorrow.';
    const german = 'Ich fliege morgen nach Lissabon und möchte danach dort arbeiten, das wird sehr schön.';
    const notes = notesOf(
      post(text, { kind: 'shared' }),
      post(`RT @someone: ${text}`),
      post(text, { createdAt: null }),
      post('   '),
      post(german),
      post('Library day.'),
    );
    expect(notes).toMatchObject({
      postsRead: 1,
      postsNotRead: { words_of_others: 2, undated: 1, no_text: 1, other_language: 1 },
      notes: [],
    });
  });
});

describe('evidence', () => {
  test('R12: whatever the text, each quotation stands in its post at its offsets, and no pair is cut', () => {
    const piece = fc.constantFrom(
      ...['I am flying to Lisbon tomorrow', 'my insta is @mara.art', '. ', '! ', '\n', ' ', '😀', '“', '”', '"'],
      ...['I support the government', 'é', 'x'.repeat(400), '\ud83d', 'I want to work in Berlin', '…', '’'],
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const text = pieces.join('');
        for (const { quote, start, end } of notesOf(post(text)).notes) {
          expect(text.slice(start, end)).toBe(quote);
          expect(quote).not.toBe('');
        }
        for (const { start, end, text: sentence } of sentencesOf(text)) {
          expect(text.slice(start, end)).toBe(sentence);
          expect(sentence.length).toBeLessThanOrEqual(320);
        }
      }),
    );
  });

  test('a note carries date, link and who could see the post, and the section says them again', () => {
    const notes = notesOf(post('Hello. I am flying to Lisbon tomorrow. Bye.', { audience: 'not_public' }));
    expect(notes.notes).toMatchObject([{ quote: 'I am flying to Lisbon tomorrow.', start: 7, audience: 'not_public' }]);
    const section = consularSection([{ sourceId: 'src_1', notes }], '2026-11-01T00:00:00.000Z');
    expect(section.topics.map(({ topic }) => topic.code)).toEqual([
      ...['political_statement', 'work_study_stay_plan', 'travel', 'undeclared_handle'],
    ]);
    expect(section.topics[2]?.notes).toMatchObject([
      { quote: 'I am flying to Lisbon tomorrow.', postedAt: '2026-08-01T10:00:00.000Z', permalink: expect.any(String) },
    ]);
    expect(section.visibility.accounts).toMatchObject([{ public: 0, notPublic: 1, unknown: 0 }]);
  });

  test('the order of the posts changes nothing; very many notes are cut, the newest stay, the rest is counted', () => {
    const posts = Array.from({ length: 230 }, (_none, nth) =>
      post('I am flying to Lisbon tomorrow.', {
        nativeId: `p${String(nth).padStart(3, '0')}`,
        createdAt: new Date(Date.UTC(2026, 0, 1) + nth * 3_600_000).toISOString(),
      }),
    );
    const notes = notesOf(...posts);
    expect(notesOf(...posts.toReversed())).toEqual(notes);
    expect(notes.notes).toHaveLength(200);
    expect(notes.notes[0]?.postNativeId).toBe('p229');
    expect(notes.notesLeftOut).toMatchObject({ travel: 30, political_statement: 0 });
  });

  test('an account named twice is noted once, where it was named last', () => {
    const twice = notesOf(
      post('my insta is @mara.art', { nativeId: 'old', createdAt: '2025-01-01T00:00:00.000Z' }),
      post('my insta is @Mara.Art', { nativeId: 'new' }),
    );
    expect(twice.notes.map(({ postNativeId }) => postNativeId)).toEqual(['new']);
  });
});

test('the section holds no score, no severity and no letter, and its words promise and advise nothing wrong', () => {
  const notes = notesOf(post('I am flying to Lisbon tomorrow. my insta is @mara.art'));
  const section = consularSection([{ sourceId: 'src_1', notes }], '2026-11-01T00:00:00.000Z');
  expect(JSON.stringify(section)).not.toMatch(/"(score|severity|grade|letter|band|category|risk)"/);
  const said = JSON.stringify(words);
  expect(said).not.toMatch(/delete|hide|private account|approv|refus|risk|safe|suspicious|likely/i);
  expect(section.statements).toContain('VisaGuard does not predict any visa decision.');
});

test('one source without notes yet is said to be so', () => {
  const section = consularSection([{ sourceId: 'src_1', notes: null }], '2026-11-01T00:00:00.000Z');
  expect(section).toMatchObject({ sourcesNotReadYet: 1, coverage: [] });
});
