import type { Voter } from '@visaguard/intelligence';
import { describe, expect, test } from 'vitest';
import { labelled } from '../testing/made-up-posts.ts';
import { readAnswers } from './answers.ts';
import { askBuiltIn } from './built-in.ts';
import { askVoter } from './external.ts';
import { judgedBy, type VoterOpinions } from './opinions.ts';
import { holdPanel } from './panel.ts';

const threat = labelled(['threat_violence'], {
  id: 'a',
  text: 'I am going to kill Sarah tomorrow, call 555 010 9999.',
});
const walk = labelled([], { id: 'b', text: 'A long walk in the hills with old friends.' });
const posts = [threat, walk];

let drawn = 0;
const options = {
  signal: new AbortController().signal,
  random: (length: number) => new Uint8Array(length).fill(++drawn),
  budgetMicros: 1_000,
  batchesAtOnce: 2,
};

/** Says fraud of every post, and has each call cost this. */
function madeUpVoter(seen: string[], costMicros: number): Voter {
  const call = { modelAsked: 'm', modelAnswered: 'm', replySha256: null, inputTokens: 3, outputTokens: 2 };
  return {
    ...{ family: 'gemini', version: 'made-up-1', postsPerBatch: 1 },
    vote: async (batch, { maySpend }) => {
      seen.push(...batch.map(({ postId, text }) => `${postId} ${text}`));
      if (!maySpend(costMicros)) {
        const none = { kind: 'no_vote', reason: 'over_budget' } as const;
        return { votes: batch.map(({ postId }) => ({ postId, ...none })), calls: [], quotesDropped: 0 };
      }
      const categories = [{ category: 'fraud', severity: 'low', start: 0, end: 1 }] as const;
      const votes = batch.map(({ postId }) => ({ postId, kind: 'voted' as const, categories }));
      return { votes, calls: [{ ...call, costMicros, outcome: 'answered' }], quotesDropped: 1 };
    },
  };
}

test('the built-in analyser judges the words, dated or not', () => {
  expect(judgedBy(askBuiltIn(posts)).judgements).toMatchObject([
    { kind: 'judged', found: [{ category: 'threat_violence' }] },
    { kind: 'judged', found: [] },
  ]);
});

describe('voters of other houses', () => {
  test('R9: see masked words under ids drawn for the batch, and nothing else', async () => {
    const seen: string[] = [];
    const asked = await askVoter(madeUpVoter(seen, 10), posts, options);
    expect(seen.join()).not.toMatch(/Sarah|555|\bid\b/);
    expect(seen.map((each) => each.split(' ')[0])).toEqual([
      expect.stringMatching(/^p_[0-9a-f]{16}$/),
      expect.any(String),
    ]);
    expect(new Set(seen.map((each) => each.split(' ')[0])).size).toBe(2);
    expect(asked).toMatchObject({ calls: 2, inputTokens: 6, costMicros: 20, quotesDropped: 2 });
    expect(asked.opinions).toMatchObject([{ kind: 'voted', seen: [{ category: 'fraud' }] }, { kind: 'voted' }]);
  });

  test('cost no more than the budget, all batches together; what cannot be paid for has no vote', async () => {
    const { opinions, costMicros } = await askVoter(madeUpVoter([], 600), posts, options);
    expect(opinions.map(({ kind }) => kind).sort()).toEqual(['no_vote', 'voted']);
    expect(costMicros).toBe(600);
  });

  test('an abort ends the asking', async () => {
    const signal = AbortSignal.abort(new Error('stopped'));
    await expect(askVoter(madeUpVoter([], 1), posts, { ...options, signal })).rejects.toThrow('stopped');
  });
});

describe('panels', () => {
  const mark = { category: 'threat_violence', severity: 'high', start: 0, end: 20 } as const;
  const voter = (family: string, ...marks: (typeof mark)[][]): VoterOpinions => ({
    ...{ family, version: '1' },
    opinions: marks.map((seen) => ({ kind: 'voted', seen })),
  });

  test('economical asks the third only where two differ, and says whom it asked how often', () => {
    const voters = [voter('built-in', [mark], []), voter('gemini', [], []), voter('openai', [mark], [])];
    const held = holdPanel(posts, voters, { kind: 'economical', withUnresolved: false });
    expect(held.judgements).toMatchObject([
      { found: [{ category: 'threat_violence', outcome: 'adjudicated' }] },
      { found: [] },
    ]);
    expect(held).toMatchObject({ unresolved: 0, asked: [{ posts: 2 }, { posts: 2 }, { family: 'openai', posts: 1 }] });
  });

  test('what is left open counts as found only where that is asked for', () => {
    const voters = [voter('built-in', [mark], []), voter('gemini', [], [])];
    const found = (withUnresolved: boolean) => holdPanel(posts, voters, { kind: 'wide', withUnresolved });
    expect(found(false)).toMatchObject({ unresolved: 1, judgements: [{ found: [] }, { found: [] }] });
    expect(found(true)).toMatchObject({ judgements: [{ found: [{ outcome: 'unresolved' }] }, { found: [] }] });
  });
});

describe('answers of another system', () => {
  const answer = (fields: object) => JSON.stringify(fields);

  test('are read in the form that visaguard analyze prints, scores as well; a post without one is not assessed', () => {
    const findings = [{ category: 'threat_violence', severity: 'high', score: 0.9, quote: 'kill' }];
    expect(readAnswers('other', `${answer({ id: 'a', status: 'assessed', findings })}\n`, posts)).toMatchObject({
      value: {
        judgements: [
          { kind: 'judged', found: [{ category: 'threat_violence', score: 0.9 }] },
          { kind: 'not_assessed', reason: 'no_answer' },
        ],
      },
    });
    const undated = answer({ id: 'a', status: 'not_assessed', reason: 'undated' });
    expect(readAnswers('other', undated, posts)).toMatchObject({ value: { judgements: [{ reason: 'undated' }, {}] } });
  });

  test('that cannot be read are told by line', () => {
    const lines = ['nonsense', '4', '{}', answer({ id: 'a' }), answer({ id: 'a', findings: [{ category: 'rude' }] })];
    expect(readAnswers('other', lines.join('\n'), posts)).toMatchObject({
      error: [{ line: 1 }, { line: 2 }, { line: 3 }, { line: 4 }, { line: 5 }],
    });
  });
});
