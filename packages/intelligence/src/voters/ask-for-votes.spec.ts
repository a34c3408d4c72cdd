import { deriveId, systemRandom } from '@visaguard/kernel';
import { describe, expect, test } from 'vitest';
import { askForVotes } from './ask-for-votes.ts';
import { drawFrom } from './draft.ts';
import type { BatchVotes, ModelCall, PostToJudge, PostVote, Voter } from './voter.ts';

const posts = ['Lentil soup with lemon.', 'Morning run.'].map((text, nth) => ({
  ...{ id: deriveId('post', [String(nth)]), author: 'mara.sample', text, kind: 'authored' as const },
  createdAt: '2026-09-01T12:00:00.000Z',
}));
const [soup, run] = posts.map(({ id }) => id);
const threat = { category: 'threat_violence', severity: 'critical', start: 0, end: 6 } as const;
const call: ModelCall = {
  ...{ modelAsked: 'sample', modelAnswered: 'sample', replySha256: null, inputTokens: 1, outputTokens: 1 },
  ...{ costMicros: 700, outcome: 'answered' },
};

type Answer = (ids: readonly string[]) => readonly PostVote[];
type Spending = { readonly spends?: readonly number[]; readonly more?: Partial<BatchVotes> };

/** Asks a voter that answers what `answer` makes of the ids that it was asked about, with 1,000 micros to spend. */
async function asked(answer: Answer, { spends = [], more = {} }: Spending = {}) {
  const shown: PostToJudge[] = [];
  const allowed: boolean[] = [];
  const account = { spent: 0, aside: 0 };
  const voter: Pick<Voter, 'vote'> = {
    async vote(batch, { maySpend }) {
      shown.push(...batch);
      allowed.push(...spends.map((most) => maySpend(most)));
      return { votes: answer(batch.map(({ postId }) => postId)), calls: [call], quotesDropped: 1, ...more };
    },
  };
  const options = { draft: drawFrom(account, 1_000), random: systemRandom, signal: new AbortController().signal };
  const votes = await askForVotes(voter, posts, options);
  const of = (id: string | undefined) => votes.opinions.find(({ post }) => post.id === id)?.opinion;
  return { shown, ids: shown.map(({ postId }) => postId), account, allowed, votes, of };
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
      expect(votes.opinions.length).toBe(2);
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

test('R9: the voter sees words, kind and date, and nothing else that a post has', async () => {
  const { shown } = await asked(() => []);
  for (const post of shown) expect(Object.keys(post).sort()).toEqual(['createdAt', 'kind', 'postId', 'text']);
});

test('a service that is away for now is told as such', async () => {
  expect((await asked(() => [], { more: { backAfterMs: 30_000 } })).votes.backAfterMs).toBe(30_000);
  expect((await asked(() => [])).votes).not.toHaveProperty('backAfterMs');
});

describe('money for calls', () => {
  test('is asked for before each call; afterwards what they really cost is taken, and the rest is free again', async () => {
    const { allowed, account } = await asked(() => [], { spends: [600, 401, 400] });
    expect(allowed).toEqual([true, false, true]);
    expect(account).toEqual({ spent: 700, aside: 0 });
  });

  test('is free again where the voter fails', async () => {
    const account = { spent: 0, aside: 0 };
    const draft = drawFrom(account, 1_000);
    const voter: Pick<Voter, 'vote'> = {
      async vote(_posts, { maySpend }) {
        maySpend(600);
        throw new Error('a bug');
      },
    };
    const options = { draft, random: systemRandom, signal: new AbortController().signal };
    await expect(askForVotes(voter, posts, options)).rejects.toThrow('a bug');
    expect(account).toEqual({ spent: 0, aside: 0 });
  });

  test('is set aside: no two questions spend the same', () => {
    const account = { spent: 0, aside: 0 };
    const [one, two] = [drawFrom(account, 1_000), drawFrom(account, 1_000)];
    expect(one.maySpend(600)).toBe(true);
    expect(two.maySpend(600)).toBe(false);
    one.settle(100);
    expect(two.maySpend(600)).toBe(true);
    expect(two.maySpend(301)).toBe(false);
    expect(two.maySpend(300)).toBe(true);
  });
});
