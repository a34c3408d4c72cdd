import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { post } from '../testing/made-up-posts.ts';
import type { PostToJudge } from '../voters/voter.ts';
import { type AskedPost, readReply } from './read-reply.ts';
import { showText } from './shown-text.ts';

const texts = [
  'Fake passports for sale, 200 each.',
  'Soup with lemon, and rain all day.',
  'We\u200b will all go h\u202eome now.',
];
const asked = texts.map((text, nth) => ask(`p_000${nth}`, text));

function ask(id: string, text: string, more: Partial<PostToJudge> = {}): AskedPost {
  return { id, post: post(text, more), shown: showText(text) };
}

const finding = { category: 'fraud', severity: 'high', quote: 'Fake passports for sale', stance: 'author' };
const empty = asked.map(({ id }) => ({ id, findings: [] as unknown[] }));
const reply = (votes: unknown, more: object = {}) => JSON.stringify({ votes, ...more });
const withFirst = (...findings: object[]) => reply([{ id: 'p_0000', findings }, ...empty.slice(1)]);
const firstOf = (text: string) => readReply(text, asked)?.votes[0]?.categories;

describe('a reply that breaks its form is none', () => {
  test.each<[string, string]>([
    ['no JSON', 'All is well.'],
    ['JSON in a fence', `\`\`\`json\n${reply(empty)}\n\`\`\``],
    ['cut off', reply(empty).slice(0, -3)],
    ['another form', JSON.stringify(empty)],
    ['a field too many', reply(empty, { verdict: 'reject' })],
    ['a field of a vote too many', reply(empty.map((vote) => ({ ...vote, hire: false })))],
    ['a post is missing', reply(empty.slice(1))],
    ['a post twice', reply([...empty, empty[0]])],
    ['a post twice in the place of another', reply([empty[0], empty[0], empty[2]])],
    ['a post that was not asked about', reply([...empty.slice(1), { id: 'p_9999', findings: [] }])],
    ['one more', reply([...empty, { id: 'p_9999', findings: [] }])],
    ['a category outside the list', withFirst({ ...finding, category: 'immigration_status' })],
    ['a severity outside the list', withFirst({ ...finding, severity: 'catastrophic' })],
    [
      'a severity that its category does not have',
      withFirst({ ...finding, category: 'terrorism_support', severity: 'low' }),
    ],
    ['a stance outside the list', withFirst({ ...finding, stance: 'guilty' })],
    ['a quote longer than 300', withFirst({ ...finding, quote: 'x'.repeat(301) })],
    ['more than 12 findings', withFirst(...Array.from({ length: 13 }, () => finding))],
  ])('%s', (_, text) => {
    expect(readReply(text, asked)).toBeNull();
  });
});

describe('what stands in a reply', () => {
  test('R12: a quote leads to its place in the original, invisible characters and all', () => {
    const quote = { ...finding, category: 'threat_violence', quote: 'will all go home' };
    const read = readReply(reply([...empty.slice(0, 2), { id: 'p_0002', findings: [quote] }]), asked);
    const [vote] = read?.votes[2]?.categories ?? [];
    expect(texts[2]?.slice(vote?.start, vote?.end)).toBe('will all go h\u202eome');
  });

  test('R12: what is in no post, or in another one, is dropped and counted', () => {
    const text = withFirst(
      { ...finding, quote: 'Soup with lemon' },
      { ...finding, quote: 'real guns, cheap' },
      finding,
    );
    expect(readReply(text, asked)).toMatchObject({
      quotesDropped: 2,
      votes: [{ categories: [{ category: 'fraud' }] }, {}, {}],
    });
  });

  test('R12: signs and masks without a word are no quote, although they are there', () => {
    const one = [ask('p_0000', 'See @mara.sample ... — “!?” 🔫🔫🔫🔫')];
    const read = (quote: string) => readReply(reply([{ id: 'p_0000', findings: [{ ...finding, quote }] }]), one);
    for (const quote of ['... — “', '●●●●●●']) expect(read(quote)).toMatchObject({ quotesDropped: 1 });
    expect(read('🔫🔫🔫🔫')).toMatchObject({ quotesDropped: 0 });
  });

  test('R11: what a post quotes or reports is no finding, and no dropped quote', () => {
    for (const stance of ['quoting', 'reporting']) {
      expect(readReply(withFirst({ ...finding, stance }), asked)).toMatchObject({
        ...{ quotesDropped: 0, votes: [{ categories: [] }, {}, {}] },
      });
    }
    for (const stance of ['author', 'sarcasm', 'unclear'])
      expect(firstOf(withFirst({ ...finding, stance }))).toHaveLength(1);
  });

  test('of a category the gravest counts, of equally grave ones the first', () => {
    const low = { ...finding, severity: 'low', quote: 'passports for sale' };
    const later = { ...finding, quote: 'for sale, 200 each' };
    expect(firstOf(withFirst(low, later, finding))).toEqual([
      { category: 'fraud', severity: 'high', start: 0, end: 23 },
    ]);
  });

  test.each([
    ['shared', 'medium'],
    ['authored', 'high'],
    ['reply', 'high'],
    ['quoted', 'high'],
  ] as const)('words of a post that is %s weigh %s at most here', (kind, severity) => {
    const one = [ask('p_0000', texts[0] ?? '', { kind })];
    const read = readReply(reply([{ id: 'p_0000', findings: [finding] }]), one);
    expect(read?.votes[0]?.categories).toMatchObject([{ severity }]);
  });
});

describe('whatever a model replies', () => {
  test('any text is read or refused, and never throws', () => {
    const json = fc.json({ depthSize: 'medium' });
    fc.assert(fc.property(fc.oneof(fc.string({ unit: 'binary' }), json), (text) => void readReply(text, asked)));
    expect(readReply('['.repeat(100_000), asked)).toBeNull();
    expect(readReply('{"votes":[{"__proto__":{"id":"p_0000"},"findings":[]}]}', asked)).toBeNull();
  });
});
