import { judgeBy } from '@visaguard/testkit';
import { describe, expect, test } from 'vitest';
import { madeUpModels, post, votes } from '../testing/made-up-models.ts';
import { modelFamilies } from './model-list.ts';

const offer = 'Fake passports for sale, 200 each.';
const fraud = judgeBy((text) => (text.includes('Fake passports') ? [{ quote: 'Fake passports for sale' }] : []));

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
    const [name = ''] = voter(family).version.split('/prompt-1/policy-1');
    expect(calls).toEqual([
      {
        ...{ modelAsked: name, modelAnswered: name, outcome: 'answered', inputTokens: 1_500 },
        ...{ replySha256: expect.stringMatching(/^[0-9a-f]{64}$/), outputTokens: expect.any(Number) },
        costMicros: expect.any(Number),
      },
    ]);
  });
});
