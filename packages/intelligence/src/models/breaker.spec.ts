import { fakeClock } from '@visaguard/testkit';
import { describe, expect, test } from 'vitest';
import { post } from '../testing/made-up-posts.ts';
import type { ModelCall, NoVoteReason, VoteOptions, Voter } from '../voters/voter.ts';
import { withBreaker } from './breaker.ts';

type Outcome = ModelCall['outcome'] | 'not asked';

/** A voter whose service does as it is told, and how often it was asked. */
function broken() {
  const clock = fakeClock('2026-11-24T10:00:00.000Z');
  let outcome: Outcome = 'unavailable';
  let backAfterMs: number | null = 20_000;
  let count = 0;
  const inner: Voter = {
    ...{ family: 'gemini', version: 'made-up', postsPerBatch: 20 },
    async vote(posts) {
      count += 1;
      const call = { modelAsked: 'made-up', modelAnswered: null, replySha256: null, inputTokens: 0, outputTokens: 0 };
      const reason: NoVoteReason = outcome === 'answered' || outcome === 'not asked' ? 'over_budget' : outcome;
      return {
        votes: posts.map(({ postId }) =>
          outcome === 'answered' ? { postId, kind: 'voted', categories: [] } : { postId, kind: 'no_vote', reason },
        ),
        calls: outcome === 'not asked' ? [] : [{ ...call, costMicros: 0, outcome }],
        quotesDropped: 0,
        ...(outcome === 'answered' || backAfterMs === null ? {} : { backAfterMs }),
      };
    },
  };
  const voter = withBreaker(inner, clock);
  const asked = async (times: number, more: Partial<VoteOptions> = {}) => {
    const before = count;
    for (let nth = 0; nth < times; nth += 1) {
      await voter.vote([post('Soup.')], { signal: new AbortController().signal, maySpend: () => true, ...more });
    }
    return count - before;
  };
  const is = (next: Outcome, mayPass = true) => {
    outcome = next;
    backAfterMs = mayPass ? 20_000 : null;
  };
  const given = () => voter.vote([post('Soup.')], { signal: new AbortController().signal, maySpend: () => true });
  return { clock, voter, asked, given, is };
}

describe('a service that fails', () => {
  test.each(['unavailable', 'timed_out', 'wrong_model'] as const)(
    'is asked no more after three times: %s',
    async (how) => {
      const { asked, given, is } = broken();
      is(how);
      expect(await asked(10)).toBe(3);
      expect(await given()).toMatchObject({
        ...{ calls: [], quotesDropped: 0, votes: [{ postId: 'post:Soup.', kind: 'no_vote', reason: how }] },
      });
    },
  );

  test('tells who asks how long it rests, and nothing where it lasts until somebody acts', async () => {
    const { asked, clock, given, is } = broken();
    await asked(2);
    expect((await given()).backAfterMs).toBe(20_000);
    clock.advance(10_000);
    expect((await given()).backAfterMs).toBe(20_000);
    clock.advance(19_000);
    expect((await given()).backAfterMs).toBe(1_000);
    clock.advance(1_000);
    is('unavailable', false);
    expect(await asked(1)).toBe(1);
    expect(await given()).not.toHaveProperty('backAfterMs');
  });

  test('rests no longer because several questions were before it when it failed', async () => {
    const { asked, clock, given, is } = broken();
    await Promise.all(Array.from({ length: 8 }, given));
    expect((await given()).backAfterMs).toBe(30_000);
    clock.advance(30_000);
    is('answered');
    expect(await asked(3)).toBe(3);
  });

  test('is tried once after half a minute, then after twice as long, ten minutes at most', async () => {
    const { asked, clock } = broken();
    await asked(3);
    for (const restMs of [30_000, 60_000, 120_000, 240_000, 480_000, 600_000, 600_000]) {
      clock.advance(restMs - 1);
      expect(await asked(1)).toBe(0);
      clock.advance(1);
      expect(await asked(5)).toBe(1);
    }
  });

  test('is asked as before once it has answered', async () => {
    const { asked, clock, is } = broken();
    await asked(3);
    clock.advance(30_000);
    is('answered');
    expect(await asked(5)).toBe(5);
    is('unavailable');
    expect(await asked(5)).toBe(3);
  });

  test('while it is tried by one, no other tries', async () => {
    const { asked, clock } = broken();
    await asked(3);
    clock.advance(30_000);
    expect(await Promise.all([asked(1), asked(1), asked(1)])).toEqual([1, 0, 0]);
  });

  test('who comes while it is tried is asked after it, once it has answered', async () => {
    const { asked, clock, given, is } = broken();
    await asked(3);
    clock.advance(30_000);
    is('answered');
    const all = await Promise.all(Array.from({ length: 4 }, given));
    expect(all.flatMap(({ votes }) => votes.map(({ kind }) => kind))).toEqual(Array(4).fill('voted'));
  });

  test('who gives up while it is tried waits no longer', async () => {
    const { asked, clock, given, voter } = broken();
    await asked(3);
    clock.advance(30_000);
    const giving = new AbortController();
    const tried = given();
    const waiting = voter.vote([post('Soup.')], { signal: giving.signal, maySpend: () => true });
    giving.abort();
    expect(await waiting).toMatchObject({ calls: [], votes: [{ kind: 'no_vote' }] });
    expect((await tried).calls).toHaveLength(1);
  });
});

describe('what tells nothing of the service', () => {
  test.each(['invalid_reply', 'refused', 'blocked', 'truncated'] as const)('a reply that is none: %s', async (how) => {
    const { asked, is } = broken();
    is(how);
    expect(await asked(10)).toBe(10);
  });

  test('a budget that is used up, and a caller who gave up', async () => {
    const { asked, is } = broken();
    expect(await asked(10, { signal: AbortSignal.abort() })).toBe(10);
    await asked(2);
    is('not asked');
    expect(await asked(10)).toBe(10);
    is('unavailable');
    expect(await asked(10)).toBe(1);
  });
});
