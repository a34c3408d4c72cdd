import { judgeBy, type ModelFault, modelFaults } from '@visaguard/testkit';
import { describe, expect, test } from 'vitest';
import { madeUpModels, votes } from '../testing/made-up-models.ts';
import { post } from '../testing/made-up-posts.ts';
import { type ModelFamily, modelFamilies } from './model-list.ts';

const nothing = judgeBy(() => []);
const posts = [post('Soup for lunch.'), post('Rain again.')];
const unavailable = posts.map(({ postId }) => ({ postId, kind: 'no_vote', reason: 'unavailable' }));

describe.each(modelFamilies)('%s: a caller that gives up is obeyed', (family) => {
  test('before a call: none is made', async () => {
    const { service, voter } = await madeUpModels(nothing);
    const given = await votes(voter(family), posts, { signal: AbortSignal.abort() });
    expect(given).toEqual({ votes: unavailable, calls: [], quotesDropped: 0 });
    expect(service.journal).toEqual([]);
  });

  test('within a call: it ends at once, and is on record', async () => {
    const { service, voter } = await madeUpModels(nothing, { timeoutMs: 600_000 });
    service.fail(family, 'hang');
    const giving = new AbortController();
    const given = votes(voter(family), posts, { signal: giving.signal });
    await expect.poll(() => service.journal.length).toBe(1);
    giving.abort();
    expect(await given).toMatchObject({ votes: unavailable, calls: [{ outcome: 'unavailable' }] });
  });

  test('in a pause between two tries: no further one is made', async () => {
    const { service, voter } = await madeUpModels(nothing, { retryMs: 600_000, waitMsMax: 600_000 });
    service.fail(family, 'html_502');
    const giving = new AbortController();
    const given = votes(voter(family), posts, { signal: giving.signal });
    await expect.poll(() => service.journal.length).toBe(1);
    giving.abort();
    expect((await given).votes).toEqual(unavailable);
    expect(service.journal).toHaveLength(1);
  });
});

describe('how long is waited', () => {
  test.each(modelFamilies)('%s: as long as the service asks, where that is not too long', async (family) => {
    const { rateLimit } = modelFaults[family];
    for (const [retryAfter, tries] of [
      [0.02, 2],
      [5, 1],
    ] as const) {
      const { service, voter } = await madeUpModels(nothing, { retryMs: 600_000 });
      service.fail(family, { ...rateLimit, retryAfter });
      await votes(voter(family), posts);
      expect(service.journal).toHaveLength(tries);
    }
  });

  test('as a date of the service’s own clock, or in milliseconds', async () => {
    const { service, voter } = await madeUpModels(nothing, { retryMs: 600_000 });
    const { rateLimit } = modelFaults.openai;
    const date = 'Tue, 24 Nov 2026 10:00:00 GMT';
    service.fail('openai', { ...rateLimit, headers: { date, 'retry-after': date } });
    service.fail('openai', { ...rateLimit, headers: { 'retry-after-ms': '7' } });
    expect((await votes(voter('openai'), posts)).calls).toHaveLength(3);
  });

  test('a service that says not to ask again is not asked again', async () => {
    const { service, voter } = await madeUpModels(nothing);
    service.fail('openai', { ...modelFaults.openai.internal, headers: { 'x-should-retry': 'false' } });
    expect((await votes(voter('openai'), posts)).calls).toHaveLength(1);
  });
});

describe('who asks in vain is told when to ask again', () => {
  const askedOf = async (family: ModelFamily, fault: ModelFault) => {
    const { service, voter } = await madeUpModels(nothing, { timeoutMs: 200, restMs: 700 });
    service.fail(family, fault, { times: 9 });
    return votes(voter(family), posts);
  };

  test.each(modelFamilies)(
    '%s: where it passes, after as long as the service asks, or after a rest',
    async (family) => {
      const { rateLimit } = modelFaults[family];
      expect((await askedOf(family, 'html_502')).backAfterMs).toBe(700);
      expect((await askedOf(family, { ...rateLimit, retryAfter: 5 })).backAfterMs).toBe(5_000);
      expect((await askedOf(family, 'hang')).backAfterMs).toBe(700);
    },
  );

  test.each(modelFamilies)('%s: never, where somebody has to act or the reply is at fault', async (family) => {
    const { badKey } = modelFaults[family];
    for (const fault of [badKey, 'wrong_model', 'not_json'] as const) {
      expect(await askedOf(family, fault)).not.toHaveProperty('backAfterMs');
    }
  });
});
