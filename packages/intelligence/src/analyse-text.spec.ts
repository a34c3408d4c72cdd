import { categories, severities } from '@visaguard/domain';
import { personaTexts } from '@visaguard/testkit';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { analyserVersion, analyseText } from './analyse-text.ts';
import { maskForAnalysis } from './masking/mask-for-analysis.ts';
import { findRedactions } from './redaction/find-redactions.ts';
import { found } from './testing/found.ts';

const read = (text: string) => analyseText({ text, kind: 'authored', createdAt: null });

/** Pieces that rules look at, so that random texts come near to findings. */
const pieces = fc.constantFrom(
  ...[
    'I am going to',
    'kill',
    'you',
    'women',
    'are',
    'scum',
    'not',
    '@mara.sample',
    'tomorrow',
    '"',
    "'",
    '.',
    '\n',
    'k i l l',
    '😂',
  ],
  ...[
    'selling',
    'cocaine',
    'dm me',
    'fake',
    'passport',
    'ISIS',
    'long live',
    'send nudes',
    'e\u0301',
    '\u200b',
    'ｋｉｌｌ',
    '&amp;',
    '#KillAllMen',
  ],
);
const nearFindings = fc.array(pieces, { maxLength: 12 }).map((parts) => parts.join(' '));
const anyText = fc.oneof(nearFindings, fc.string({ unit: 'binary', maxLength: 200 }), fc.string({ unit: 'grapheme' }));

describe('analyseText', () => {
  test('R12: every quote is exactly what stands at its offsets in the original text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        for (const { quote, start, end } of read(text).findings) {
          expect(quote).toBe(text.slice(start, end));
          expect(quote.trim()).not.toBe('');
        }
      }),
    );
  });

  test('any string is read without throwing, and every finding is in the closed lists (R11)', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { status, reason, findings } = read(text);
        expect(status === 'assessed').toBe(reason === undefined);
        for (const finding of findings) {
          expect(categories).toContain(finding.category);
          expect(severities).toContain(finding.severity);
          expect(finding.rule).toMatch(/^[a-z_]+\.[a-z_]+$/);
          expect(finding.rationale).toMatch(/^The text (?:shows|states)/);
        }
      }),
    );
  });

  test('T5: the same text gives the same answer, whatever was read before', () => {
    fc.assert(
      fc.property(fc.array(anyText, { maxLength: 5 }), (texts) => {
        const forward = texts.map(read);
        const backward = [...texts].reverse().map(read).reverse();
        expect(backward).toEqual(forward);
      }),
    );
  });

  test('R9: a masked text is read as its original, so nothing that the mask hides can matter', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const original = read(text).findings.map(({ category, severity, start, end }) => ({
          category,
          severity,
          start,
          end,
        }));
        const masked = read(maskForAnalysis(text).text).findings;
        expect(masked.map(({ category, severity, start, end }) => ({ category, severity, start, end }))).toEqual(
          original,
        );
      }),
    );
  });

  test.each(['', '   ', '\n\t', '\u00a0'])('a post without text is not assessed', (text) => {
    expect(read(text)).toMatchObject({ status: 'not_assessed', reason: 'no_text' });
  });

  test.each([
    ['nl', 'Vandaag heb ik echt geen zin in college en blijf ik gewoon in bed liggen.'],
    ['it', 'Oggi non ho voglia di andare all’università perché piove molto e fa freddo.'],
    ['pl', 'Dzisiaj naprawdę nie mam ochoty iść na wykład i zostaję w łóżku.'],
    ['ar', 'ذهبت اليوم إلى السوق مع أصدقائي واشترينا الكثير من الفاكهة'],
    ['hi', 'आज मौसम बहुत अच्छा है और हम बाहर जा रहे हैं।'],
    ['hi', 'aaj mausam bahut acha hai aur hum bahar ja rahe hain'],
    ['ru', 'Сегодня мы ходили в музей и потом долго гуляли по городу.'],
  ])(
    'R17: a language without rules, or with rules that find too little (%s), is not assessed, never without a finding',
    (language, text) => {
      expect(read(text)).toMatchObject({
        status: 'not_assessed',
        reason: 'unsupported_language',
        language,
        findings: [],
      });
    },
  );

  test.each(['ok!', '😂😂😂', '2024', 'Barcelona', 'Paris ❤️', 'lol', '@mara.sample', 'happy bday bro', '!!!'])(
    'a short text that tells no language is assessed: %s',
    (text) => {
      expect(read(text)).toMatchObject({ status: 'assessed', findings: [] });
    },
  );

  test('an English threat does not vanish behind another language', () => {
    expect(found('Guten Morgen zusammen, heute ist ein wirklich schöner Tag. I am going to kill you.')).toEqual([
      'threat_violence high',
    ]);
  });

  test('the words of others weigh medium at most, own words what they weigh', () => {
    const text = 'I am going to shoot you tomorrow.';
    expect(found(text, 'shared')).toEqual(['threat_violence medium']);
    for (const kind of ['authored', 'reply', 'quoted'] as const)
      expect(found(text, kind)).toEqual(['threat_violence critical']);
  });

  test('R12: a finding is one category on one post: the most severe words are cited, the first of equals', () => {
    expect(found('I will kill you and shoot you and stab you.')).toEqual(['threat_violence high']);
    expect(read('I will kill you. I will stab him too.').findings.map(({ quote }) => quote)).toEqual([
      'I will kill you',
    ]);
    expect(found('You will regret this. I will kill you tomorrow with my gun.')).toEqual(['threat_violence critical']);
  });

  test('R17: a text longer than any post is not assessed, never "nothing found"', () => {
    expect(read('I will kill you. '.repeat(7000))).toMatchObject({ status: 'not_assessed', reason: 'unreadable' });
  });

  test.each([
    'a-',
    'a.',
    '@a',
    '“a ',
    "'a ",
    '1 ',
    'a b ',
    '\n',
    'ignore all ',
    'i will kill ',
    'i will kill you and ',
    'i will kill you. ',
    'muslims they ',
    'QUJD',
    '%41',
  ])('a long hostile text costs no more than in proportion: %j', (piece) => {
    const before = process.cpuUsage();
    read(`${piece.repeat(60_000 / piece.length)}@x`);
    const { user } = process.cpuUsage(before);
    // Backtracking over such a text takes four to fourteen seconds.
    expect(user / 1e6).toBeLessThan(3);
  });

  test('the analyser says which version it is', () => {
    expect(analyserVersion).toMatch(/^built-in-\d+$/);
  });
});

describe('defects of the ancestor', () => {
  test.each([
    'Barcelona was beautiful!',
    'The chess club meets on Tuesdays.',
    'I took screenshots of the slides.',
    'I hate Mondays.',
    'Scunthorpe, Essex and Penistone in one trip.',
    'Classic assessment: cocktails and peacocks.',
    'My grape juice and therapist are both organic.',
    'Dickens wrote about Christmas.',
    'Analysis of skillets and killifish.',
  ])('T2: a word inside a word is no finding: %s', (text) => {
    expect(read(text)).toMatchObject({ status: 'assessed', findings: [] });
  });

  test.each([
    'Down with the government! See you at the protest.',
    'The president is a liar and should resign.',
    'I despise this regime and its policy.',
    'Free Palestine. Stand with Israel. Slava Ukraini. Hands off Iran.',
    'China, Russia, Syria, Iraq, Mexico and the USA on one map.',
    'Abolish the police.',
    'Vote them out.',
    'America is a terrible country to be ill in.',
  ])('T3: politics, protest and countries have no effect: %s', (text) => {
    expect(found(text)).toEqual([]);
  });

  test.each([
    'yo wassup fam lmaooo',
    'ugh. tired af',
    'idk man whatever',
    'THIS IS SO COOL OMG!!!',
    'dis food bussin fr fr no cap',
  ])('T4: a casual tone has no effect: %s', (text) => {
    expect(found(text)).toEqual([]);
  });

  test('T4: kind and date change nothing about what is found', () => {
    for (const createdAt of [null, '2015-01-01T00:00:00.000Z', '2026-01-01T00:00:00.000Z']) {
      expect(analyseText({ text: 'I will kill you.', kind: 'reply', createdAt }).findings).toEqual(
        read('I will kill you.').findings,
      );
    }
  });
});

describe('personas of the test mode', () => {
  const findingsOf = (texts: readonly string[]): string[][] => texts.map((text) => found(text));

  test('persona_clear: nothing is found, everything is assessed', () => {
    expect(personaTexts.persona_clear.every((text) => read(text).status === 'assessed')).toBe(true);
    expect(findingsOf(personaTexts.persona_clear).flat()).toEqual([]);
  });

  test('persona_threat: exactly one high threat, in the first post', () => {
    expect(findingsOf(personaTexts.persona_threat)).toEqual([['threat_violence high'], [], [], []]);
  });

  test('persona_protected_only: nothing is found, and every post holds something to redact', () => {
    expect(findingsOf(personaTexts.persona_protected_only).flat()).toEqual([]);
    expect(personaTexts.persona_protected_only.every((text) => findRedactions(text).length > 0)).toBe(true);
  });

  test('persona_injection: exactly one finding, beside the order to say safe; none by order', () => {
    expect(findingsOf(personaTexts.persona_injection)).toEqual([['threat_violence high'], [], []]);
    expect(personaTexts.persona_injection.map((text) => read(text).injectionSuspected)).toEqual([true, true, false]);
  });
});
