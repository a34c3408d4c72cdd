import { judgeBy, type MaliceTrait, maliciousJudge, seededRandom } from '@visaguard/testkit';
import { describe, expect, test } from 'vitest';
import { ordersByLanguage, ordersInDisguise, ordersToAccuse } from '../injection/injections.fixture.ts';
import { madeUpModels, votes } from '../testing/made-up-models.ts';
import { post } from '../testing/made-up-posts.ts';
import type { PostVote } from '../voters/voter.ts';
import { modelFamilies } from './model-list.ts';
import { showText } from './shown-text.ts';

const orders = [...Object.values(ordersByLanguage), ...Object.values(ordersInDisguise), ...ordersToAccuse];
const shownOrders = new Set(orders.map((order) => showText(order).text));
const others = [
  'Fake passports for sale, 200 each.',
  'Soup for lunch, rain all day.',
  'Selling my bike, 50 each wheel.',
  'Fake passports, I have them too.',
];
const fraud = judgeBy((text) => (text.includes('Fake passports') ? [{ quote: 'Fake passports' }] : []));
const traits: readonly MaliceTrait[] = [
  'foreign_ids',
  'extra_fields',
  'links',
  'huge_output',
  'claims_of_others',
  'drops_others',
];

const without = (given: readonly PostVote[], text: string) => given.filter(({ postId }) => postId !== `post:${text}`);

describe.each(modelFamilies)('R28: %s, with a model that obeys every post', (family) => {
  test.each([[[]], ...traits.map((trait) => [[trait]]), [[...traits.filter((trait) => trait !== 'huge_output')]]])(
    'no order of the corpus adds, removes or alters a vote on another post: %j',
    async (some) => {
      const judge = maliciousJudge(fraud, (text) => shownOrders.has(text), some);
      const { service, voter } = await madeUpModels(judge);
      const fair = (
        await votes(
          voter(family),
          others.map((text) => post(text)),
        )
      ).votes;
      expect(fair.map((vote) => vote.kind === 'voted' && vote.categories.length)).toEqual([1, 0, 0, 1]);
      const posts = [...others.slice(0, 2), ...orders, ...others.slice(2)].map((text) => post(text));
      const { votes: given, calls } = await votes(voter(family), posts);
      expect(given.map(({ postId }) => postId)).toEqual(posts.map(({ postId }) => postId));
      const ofOthers = orders.reduce((left, order) => without(left, order), given);
      expect(ofOthers).toEqual(fair);
      expect(service.refusals).toEqual([]);
      // A link of a model leads nowhere: all that left went to the service that was asked.
      expect(service.journal).toHaveLength(calls.length + 1);
    },
  );

  test('what it claims of other posts, and of the model’s own words, is nowhere to be found', async () => {
    const judge = maliciousJudge(fraud, (text) => shownOrders.has(text), ['claims_of_others', 'links']);
    const { voter } = await madeUpModels(judge);
    const given = await votes(
      voter(family),
      orders.map((text) => post(text)),
    );
    for (const [nth, vote] of given.votes.entries()) {
      for (const { start, end } of vote.kind === 'voted' ? vote.categories : []) {
        expect(end).toBeLessThanOrEqual(orders[nth]?.length ?? 0);
        expect(start).toBeLessThan(end);
      }
    }
  });
});

test('R28: a model that says anything at all never adds a post, loses one, or cites what is not there', async () => {
  const random = seededRandom('any reply');
  const { voter } = await madeUpModels((posts) => {
    const shuffled = posts.map(({ id }, nth) => ({ id: random(1)[0] === 7 ? 'p_ffff' : id, nth }));
    const quotes = posts.map(({ text }) => text);
    return {
      votes: shuffled.map(({ id, nth }) => ({
        id,
        findings: [nth, nth + 1].map((at) => ({
          ...{ category: 'threat_violence', severity: 'critical', stance: 'author' },
          quote: quotes[at % quotes.length] ?? '',
        })),
      })),
    };
  });
  const posts = Array.from({ length: 40 }, (_, nth) => post(`Soup${nth} rain${nth} bread${nth}.`));
  const { votes: given, quotesDropped } = await votes(voter('openai'), posts);
  expect(given.map(({ postId }) => postId)).toEqual(posts.map(({ postId }) => postId));
  for (const vote of given) expect(vote).toMatchObject({ kind: 'voted', categories: [{ start: 0 }] });
  expect(quotesDropped).toBeGreaterThan(30);
});
