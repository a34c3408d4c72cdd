import { judgeBy, type ModelFault, modelFaults } from '@visaguard/testkit';
import { describe, expect, test } from 'vitest';
import { madeUpModels, votes } from '../testing/made-up-models.ts';
import { post } from '../testing/made-up-posts.ts';
import { modelFamilies } from './model-list.ts';

const nothing = judgeBy(() => []);
const soups = (count: number) => Array.from({ length: count }, (_, nth) => post(`Soup${nth} for lunch.`));

describe.each(modelFamilies)('the budget, asked before each call to %s', (family) => {
  test('what is not allowed is not asked, and is no vote', async () => {
    const { service, voter } = await madeUpModels(nothing);
    const { votes: given, calls } = await votes(voter(family), soups(3), { maySpend: () => false });
    expect(given).toEqual(soups(3).map(({ postId }) => ({ postId, kind: 'no_vote', reason: 'over_budget' })));
    expect(calls).toEqual([]);
    expect(service.journal).toEqual([]);
  });

  test('it is asked once for each call, tries after a fault among them, and ends what is left', async () => {
    const { service, voter } = await madeUpModels(nothing);
    service.fail(family, 'not_json');
    service.fail(family, 'html_502');
    const asked: number[] = [];
    const maySpend = (costMicrosMax: number) => {
      expect(service.journal).toHaveLength(asked.length);
      return asked.push(costMicrosMax) <= 4;
    };
    const { votes: given, calls } = await votes(voter(family), soups(60), { maySpend });
    // The first batch thrice, the second once, and the third not any more.
    expect(calls).toHaveLength(4);
    expect(given.map((vote) => (vote.kind === 'voted' ? 'voted' : vote.reason))).toEqual([
      ...Array.from({ length: 40 }, () => 'voted'),
      ...Array.from({ length: 20 }, () => 'over_budget'),
    ]);
  });

  test('no call costs more than it was said to cost at most, whatever went wrong', async () => {
    const errors: ModelFault[] = Object.values(modelFaults[family]);
    const faults: readonly ModelFault[] = ['hang', 'hang_up', 'half_body', 'cut_json', 'wrong_model', ...errors];
    for (const fault of faults) {
      const { service, voter } = await madeUpModels(nothing, fault === 'hang' ? { timeoutMs: 100 } : {});
      service.fail(family, fault);
      const most: number[] = [];
      const maySpend = (costMicrosMax: number) => most.push(costMicrosMax) > 0;
      const { calls } = await votes(voter(family), soups(2), { maySpend });
      expect(most).toHaveLength(calls.length);
      for (const [nth, { costMicros }] of calls.entries()) expect(costMicros).toBeLessThanOrEqual(most[nth] ?? 0);
    }
  });
});

describe('what a call cost', () => {
  const costOf = async (family: (typeof modelFamilies)[number], fault?: ModelFault) => {
    const { service, voter } = await madeUpModels(nothing, fault === 'hang' ? { timeoutMs: 100 } : {});
    if (fault) service.fail(family, fault);
    const most: number[] = [];
    const given = await votes(voter(family), soups(1), { maySpend: (costMicrosMax) => most.push(costMicrosMax) > 0 });
    return { call: given.calls[0], most: most[0] };
  };

  test('by the price list: Gemini and OpenAI', async () => {
    const { call: gemini } = await costOf('gemini');
    expect(gemini?.costMicros).toBe(Math.ceil(1_500 * 0.3 + (gemini?.outputTokens ?? 0) * 2.5));
    const { call: openai } = await costOf('openai');
    expect(openai?.costMicros).toBe(Math.ceil(1_500 * 0.75 + (openai?.outputTokens ?? 0) * 4.5));
  });

  test('by what it says itself: OpenRouter', async () => {
    expect((await costOf('openrouter')).call?.costMicros).toBe(420);
  });

  test.each(['hang', 'hang_up', 'half_body', 'html_200'] as const)(
    'at most, where the answer is lost: %s',
    async (fault) => {
      const { call, most } = await costOf('openai', fault);
      expect(call).toMatchObject({ costMicros: most, modelAnswered: null, replySha256: null });
    },
  );

  test.each(modelFamilies)('at most, where %s says more than is read', async (family) => {
    for (const fault of ['huge_body', 'huge_text'] as const) {
      const { call, most } = await costOf(family, fault);
      expect([fault, call?.costMicros]).toEqual([fault, most]);
    }
  });

  test('nothing, where the service refused', async () => {
    for (const fault of [modelFaults.openai.rateLimit, modelFaults.openai.badKey, 'html_502'] as const) {
      expect((await costOf('openai', fault)).call?.costMicros).toBe(0);
    }
  });

  test('a refusal, a block and a cut answer are paid for', async () => {
    for (const fault of ['refusal', { finish: 'length' }, 'not_json'] as const) {
      expect((await costOf('openai', fault)).call?.costMicros).toBeGreaterThan(1_000);
    }
  });
});
