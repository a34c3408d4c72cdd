import { judgeBy, type ModelJudge, modelFaults, type ToldPost } from '@visaguard/testkit';
import { describe, expect, test } from 'vitest';
import { madeUpModels, votes } from '../testing/made-up-models.ts';
import { post } from '../testing/made-up-posts.ts';
import { chooseModel, modelFamilies } from './model-list.ts';

const offer = 'Fake passports for sale, 200 each.';
const fraud = judgeBy((text) => (text.includes('Fake passports') ? [{ quote: 'Fake passports for sale' }] : []));
const nothing = judgeBy(() => []);
const soups = (count: number) => Array.from({ length: count }, (_, nth) => post(`Soup${nth} for lunch.`));

describe.each(modelFamilies)('%s, by its own client', (family) => {
  test('every post has its vote, in the order of the batch, with the quote where it stands', async () => {
    const { service, voter } = await madeUpModels(fraud);
    const posts = [post('Soup for lunch.'), post(offer), post('Rain again.')];
    const { votes: given, calls, quotesDropped } = await votes(voter(family), posts);
    expect(service.refusals).toEqual([]);
    expect(given).toEqual([
      { postId: 'post:Soup for lunch.', kind: 'voted', categories: [] },
      {
        ...{ postId: `post:${offer}`, kind: 'voted' },
        categories: [{ category: 'fraud', severity: 'high', start: 0, end: 23 }],
      },
      { postId: 'post:Rain again.', kind: 'voted', categories: [] },
    ]);
    expect(quotesDropped).toBe(0);
    const { name } = chooseModel(family, undefined);
    expect(voter(family)).toMatchObject({ family, version: `${name}/prompt-1/policy-1`, postsPerBatch: 20 });
    expect(calls).toEqual([
      {
        ...{ modelAsked: name, modelAnswered: name, outcome: 'answered', inputTokens: 1_500 },
        ...{ replySha256: expect.stringMatching(/^[0-9a-f]{64}$/), outputTokens: expect.any(Number) },
        costMicros: expect.any(Number),
      },
    ]);
  });

  test('many posts go out in batches, each in another order and under other ids', async () => {
    const told: (readonly ToldPost[])[] = [];
    const { voter } = await madeUpModels((posts) => {
      told.push(posts);
      return { votes: posts.map(({ id }) => ({ id, findings: [] })) };
    });
    const posts = soups(45);
    expect((await votes(voter(family), posts)).votes).toEqual(
      posts.map(({ postId }) => ({ postId, kind: 'voted', categories: [] })),
    );
    await votes(voter(family), posts);
    expect(told.map(({ length }) => length)).toEqual([20, 20, 5, 20, 20, 5]);
    const [first = [], , , again = []] = told;
    expect(first.map(({ text }) => text)).not.toEqual(posts.slice(0, 20).map(({ text }) => text));
    expect(first.map(({ text }) => text)).not.toEqual(again.map(({ text }) => text));
    expect(first.map(({ id }) => id)).not.toEqual(again.map(({ id }) => id));
    for (const { id } of told.flat()) expect(id).toMatch(/^p_[0-9a-f]{4}$/);
  });
});

describe('R17: one post that cannot be judged costs no other its vote', () => {
  const stubborn = (isBad: (text: string) => boolean): ModelJudge => {
    return (posts) => (posts.some(({ text }) => isBad(text)) ? 'I would rather not.' : nothing(posts));
  };

  test('a batch is halved until it is found: twice as many calls as there are halvings, and their other halves', async () => {
    const { voter } = await madeUpModels(stubborn((text) => text.startsWith('Soup11 ')));
    const { votes: given, calls } = await votes(voter('openai'), soups(16));
    const unsaid = given.filter(({ kind }) => kind === 'no_vote');
    expect(unsaid).toEqual([{ postId: 'post:Soup11 for lunch.', kind: 'no_vote', reason: 'invalid_reply' }]);
    expect(given).toHaveLength(16);
    // 16, 8, 4, 2 and 1 posts twice each, and the other halves of 8, 4, 2 and 1 once.
    expect(calls).toHaveLength(5 * 2 + 4);
    expect(calls.filter(({ outcome }) => outcome === 'answered')).toHaveLength(4);
  });

  test('where the service fails within, what was said before stands, and the rest is no vote', async () => {
    const { service, voter } = await madeUpModels(nothing);
    const first = await votes(voter('gemini'), soups(20));
    expect(first.calls).toHaveLength(1);
    let count = 0;
    service.judgeBy((posts) => {
      count += 1;
      if (count === 1) service.fail('gemini', modelFaults.gemini.quotaOfDay, { times: 99 });
      return nothing(posts);
    });
    const { votes: given, calls } = await votes(voter('gemini'), soups(60));
    expect(given.slice(0, 20).every(({ kind }) => kind === 'voted')).toBe(true);
    expect(given.slice(20)).toEqual(
      soups(60)
        .slice(20)
        .map(({ postId }) => ({ postId, kind: 'no_vote', reason: 'unavailable' })),
    );
    expect(calls.map(({ outcome }) => outcome)).toEqual(['answered', 'unavailable']);
  });

  test('nothing to judge is no call', async () => {
    const { service, voter } = await madeUpModels(nothing);
    expect(await votes(voter('gemini'), [])).toEqual({ votes: [], calls: [], quotesDropped: 0 });
    expect(service.journal).toEqual([]);
  });
});

test.each(modelFamilies)('%s: the name behind @ is the model’s as well, and no other is', async (family) => {
  const { service, chosen } = await madeUpModels(nothing);
  const { name } = chooseModel(family, undefined);
  const voter = chosen(family, `${name}@${name}-2026-11-01`);
  for (const [answersAs, kind] of [
    [`${name}-2026-11-01`, 'voted'],
    [name, 'voted'],
    [`${name}-2026-11-02`, 'no_vote'],
  ] as const) {
    service.fail(family, { answersAs });
    expect((await votes(voter, soups(1))).votes).toMatchObject([{ kind }]);
  }
});
