import { redactionTypes } from '@visaguard/domain';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { redact } from '../testing/redact.ts';
import { findRedactions } from './find-redactions.ts';

const forRequester = (text: string): string => redact(text, findRedactions(text)).text;

describe('R10: what a requester does not see', () => {
  test.each([
    ['ethnicity_or_race', 'As a black man I loved it.', 'As a [ethnicity] I loved it.'],
    ['nationality_or_origin', 'I am a proud Nigerian.', 'I am a proud [origin].'],
    ['nationality_or_origin', 'I come from Lagos originally.', 'I [origin] originally.'],
    ['religion_or_belief', 'Ramadan starts tonight.', '[religion] starts tonight.'],
    ['sex_gender_or_orientation', 'Came out as bisexual.', '[gender or orientation] as [gender or orientation].'],
    ['family_or_pregnancy', 'My wife is pregnant.', '[family] is [family].'],
    ['age', 'I turned 23 yesterday.', 'I [age] yesterday.'],
    ['health_or_disability', 'Living with diabetes.', 'Living with [health].'],
    ['political_opinion', 'I voted for the conservative party.', 'I [politics] for the [politics] party.'],
    ['union_membership', 'Our union meets, I am a shop steward.', '[union] meets, I am a [union].'],
    ['immigration_status', 'My asylum claim was heard.', 'My [immigration status] was heard.'],
    ['military_or_veteran_status', 'I am a veteran, I served in Kabul.', 'I am a [military], I [military] Kabul.'],
    ['third_person', 'Coffee with Sarah and @mara.sample.', 'Coffee with [person] and [person].'],
    ['contact_detail', 'Mail mara@example.org or 12 Long Street.', 'Mail [contact] or [contact].'],
  ] as const)('%s: %s', (type, text, expected) => {
    expect(forRequester(text)).toBe(expected);
    expect(redact(text, findRedactions(text)).counts[type]).toBeGreaterThan(0);
  });

  test.each([
    'I love black coffee and brown bread.',
    'The old house is straight ahead.',
    'The best run of my life.',
    'I will kill him.',
  ])('ordinary words stay: %s', (text) => {
    expect(forRequester(text)).toBe(text);
  });

  test.each([
    ['a link to a profile', 'As https://x.com/other.person/status/123 said.', 'As [person] said.'],
    ['a link without a scheme', 'Ask instagram.com/jane_doe or t.me/janedoe', 'Ask [person] or [person]'],
    ['a hidden character in a handle', '@jane\u200bdoe was there', '[person] was there'],
    ['a full-width at sign', '＠jane was there', '[person] was there'],
    ['a hidden character in a word', 'He is Mus\u200blim', 'He is [religion]'],
    ['a soft hyphen', 'He is Mus\u00adlim', 'He is [religion]'],
    ['full-width letters', 'He is ｍuslim', 'He is [religion]'],
    ['a look-alike letter', 'He is \u043cuslim', 'He is [religion]'],
    ['a hidden character in an address', 'j\u200bane@example.org', '[contact]'],
  ])('no spelling slips past: %s', (_case, text, expected) => {
    expect(forRequester(text)).toBe(expected);
  });

  test('a link that names nobody stays', () => {
    expect(forRequester('Read https://example.org/news/2026')).toBe('Read https://example.org/news/2026');
  });

  test.each(['@a ', 'Muslim ', 'м\u200bu ', 'Sarah @b '])(
    'a long hostile text costs no more than in proportion: %j',
    (piece) => {
      const before = process.cpuUsage();
      findRedactions(piece.repeat(400_000 / piece.length));
      // Comparing each span with each other takes a minute.
      expect(process.cpuUsage(before).user / 1e6).toBeLessThan(3);
    },
  );

  test('every type has a placeholder in square brackets', () => {
    for (const type of redactionTypes) expect(redact('x', [{ type, start: 0, end: 1 }]).text).toMatch(/^\[[a-z ]+\]$/);
  });

  test('spans are in order, inside the text and apart; nothing that they cover survives', () => {
    const words = fc.constantFrom(
      'Muslim',
      'black',
      'people',
      '@mara.sample',
      'mara@example.org',
      'Sarah',
      'pregnant',
      'I am 23',
      'ok',
      'my',
      'wife',
      '🏳️‍🌈',
    );
    const texts = fc.oneof(
      fc.array(words).map((parts) => parts.join(' ')),
      fc.string({ unit: 'binary' }),
    );
    fc.assert(
      fc.property(texts, (text) => {
        const redactions = findRedactions(text);
        let at = 0;
        for (const { start, end } of redactions) {
          expect(start).toBeGreaterThanOrEqual(at);
          expect(end).toBeGreaterThan(start);
          at = end;
        }
        expect(at).toBeLessThanOrEqual(text.length);
        const { counts } = redact(text, redactions);
        expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(redactions.length);
      }),
    );
  });

  test('spans in any order, and overlapping ones, hide all that they cover', () => {
    const text = 'abcdefghij';
    const spans = [
      { type: 'age', start: 6, end: 8 },
      { type: 'third_person', start: 1, end: 4 },
      { type: 'contact_detail', start: 3, end: 7 },
    ] as const;
    expect(redact(text, spans)).toEqual({
      text: 'a[person]ij',
      counts: { age: 1, third_person: 1, contact_detail: 1 },
    });
  });
});
