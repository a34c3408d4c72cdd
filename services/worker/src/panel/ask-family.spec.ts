import type { ModelCall, PostVote } from '@visaguard/intelligence';
import { deriveId, systemRandom } from '@visaguard/kernel';
import { describe, expect, test } from 'vitest';
import { askVoter } from './ask-family.ts';
import type { BatchPost } from './batch-posts.ts';
import type { Judge } from './panels.ts';

const posts = ['Lentil soup with lemon.', 'Morning run.'].map(
  (maskedText, nth): BatchPost => ({
    ...{ postId: deriveId('post', [String(nth)]), kind: 'authored', injectionSuspected: false, maskedText },
    ...{ createdAt: '2026-09-01T12:00:00.000Z', builtIn: { kind: 'voted', seen: [] } },
  }),
);
const [soup, run] = posts.map(({ postId }) => postId);
const threat = { category: 'threat_violence', severity: 'critical', start: 0, end: 6 } as const;
const call: ModelCall = {
  ...{ modelAsked: 'sample', modelAnswered: 'sample', replySha256: null, inputTokens: 1, outputTokens: 1 },
  ...{ costMicros: 700, outcome: 'answered' },
};

/** Asks a voter that answers what `answer` makes of the ids that it was asked about. */
async function asked(answer: (ids: readonly string[]) => readonly PostVote[], spends: readonly number[] = []) {
  const ids: string[] = [];
  const settled: number[] = [];
  const allowed: boolean[] = [];
  const voter: Judge = {
    ...{ family: 'gemini', version: 'sample-1', postsPerBatch: 20 },
    async vote(shown, { maySpend }) {
      ids.push(...shown.map(({ postId }) => postId));
      allowed.push(...spends.map((most) => maySpend(most)));
      return { votes: answer(ids), calls: [call], quotesDropped: 1 };
    },
  };
  const draw = async () => ({
    maySpend: (most: number) => most < 1_000,
    settle: (cost: number) => void settled.push(cost),
  });
  const options = { voter, purse: { draw }, random: systemRandom, signal: new AbortController().signal };
  const votes = await askVoter(options, posts);
  return { ids, settled, allowed, votes, of: (postId: string | undefined) => votes.opinions.get(postId as never) };
}

const voted = (postId = '', ...categories: Extract<PostVote, { kind: 'voted' }>['categories']): PostVote => {
  return { postId, kind: 'voted', categories };
};

describe('R28: of what a voter answers only that is believed which fits', () => {
  test('each post has its own vote, whatever the order of the answers', async () => {
    const { of } = await asked(([first, second]) => [voted(second), voted(first, threat)]);
    expect(of(soup)).toEqual({ kind: 'voted', seen: [threat] });
    expect(of(run)).toEqual({ kind: 'voted', seen: [] });
  });

  test('an id that was not asked about is nobody’s: neither that of another batch, nor one of ours', async () => {
    const foreign = await asked(([first, second]) => [voted(first), voted('p_0000', threat), voted(second)]);
    const own = await asked(([first, second]) => [
      voted(first),
      voted(second),
      voted(soup, threat),
      voted(run, threat),
    ]);
    for (const { of, votes } of [foreign, own]) {
      expect([of(soup), of(run)]).toEqual(Array(2).fill({ kind: 'voted', seen: [] }));
      expect(votes.opinions.size).toBe(2);
    }
  });

  test('R17: a post without an answer has no vote', async () => {
    const { of } = await asked(([first]) => [voted(first)]);
    expect(of(run)).toEqual({ kind: 'no_vote', reason: 'invalid_reply' });
  });

  test('R11: a vote for a severity that its category does not have is none', async () => {
    const low = { ...threat, category: 'terrorism_support', severity: 'low' } as const;
    const { of } = await asked(([first, second]) => [
      voted(first, threat, low),
      voted(second, { ...low, severity: 'medium' }),
    ]);
    expect(of(soup)).toEqual({ kind: 'no_vote', reason: 'invalid_reply' });
    expect(of(run)).toMatchObject({ kind: 'voted', seen: [{ severity: 'medium' }] });
  });

  test('R12: a mark outside the text marks nothing, and is counted as a quote that is not there', async () => {
    const outside = [
      { ...threat, start: -1 },
      { ...threat, end: 24 },
      { ...threat, start: 6, end: 6 },
      { ...threat, start: 9, end: 3 },
    ];
    const { of, votes } = await asked(([first, second]) => [voted(first, ...outside, threat), voted(second)]);
    expect(of(soup)).toEqual({ kind: 'voted', seen: [threat] });
    expect(votes.quotesDropped).toBe(1 + outside.length);
  });

  test('ids are drawn anew for each question, and tell nothing', async () => {
    const [one, other] = [await asked(() => []), await asked(() => [])];
    expect(new Set([...one.ids, ...other.ids]).size).toBe(4);
    for (const id of one.ids) expect(id).toMatch(/^p_[0-9a-f]{16}$/);
  });
});

test('before each call the purse is asked; afterwards it is told what they really cost', async () => {
  const { allowed, settled } = await asked(() => [], [999, 1_000]);
  expect(allowed).toEqual([true, false]);
  expect(settled).toEqual([700]);
});
