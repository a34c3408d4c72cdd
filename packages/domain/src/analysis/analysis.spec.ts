import { keysOf, valueAt } from '@visaguard/kernel';
import { describe, expect, test } from 'vitest';
import { given, idOf, refused } from '../testing/given.ts';
import {
  completeAnalysis,
  decideBatch,
  familiesToAsk,
  type PostOnPanel,
  postsOutOfVotes,
  recordVotes,
  startAnalysis,
} from './decide.ts';
import type { VotesRecorded } from './events.ts';
import { type AnalysisState, analysis, isBatchDecided, type RunningAnalysis, supposing } from './state.ts';

const at = (minute: number) => `2026-11-01T00:${String(minute).padStart(2, '0')}:00.000Z`;
const analysisId = idOf('ana', 1);
const [one, two] = [idOf('pst', 1), idOf('pst', 2)];
const start = {
  ...{ analysisId, screeningId: idOf('scr', 1), sourceId: idOf('src', 1), applicantId: idOf('app', 1) },
  ...{ rules: 'consensus-1', batches: 1, postsPerBatch: 20, startedAt: at(1) },
  panel: 'economical',
  voters: ['built-in', 'gemini', 'openai'].map((family) => ({ family, version: `${family}-1` })),
} as const;
const posts: readonly PostOnPanel[] = [one, two].map((postId) => ({
  ...{ postId, kind: 'authored', injectionSuspected: false },
}));
const call = {
  ...{ modelAsked: 'sample', modelAnswered: 'sample', replySha256: null, inputTokens: 9, outputTokens: 9 },
  ...{ costMicros: 12, outcome: 'answered' },
};
const nothing = { ok: true, value: [] };

function votes(family: string, parts: Partial<VotesRecorded['data']> = {}): VotesRecorded['data'] {
  return {
    ...{ analysisId, batch: 0, family, version: `${family}-1`, posts: [one, two], seen: [], noVotes: [] },
    ...{ calls: [call], quotesDropped: 0, recordedAt: at(2), ...parts },
  };
}
const threat = { postId: one, category: 'threat_violence', severity: 'high', start: 2, end: 9 } as const;

function running(state: AnalysisState): RunningAnalysis {
  if (state.kind === 'none') throw new Error('it was started');
  return state;
}
const asked = (state: AnalysisState) => [...familiesToAsk(running(state), posts)];
const started = () => given(analysis).after(startAnalysis, start);
const deciding = { batch: 0, posts, at: at(3) };

describe('the analysis of a source by a panel', () => {
  test('asks two families at first, and a third only about the posts on which they differ', () => {
    expect(asked(started().state)).toEqual([
      ['built-in', [one, two]],
      ['gemini', [one, two]],
    ]);
    const differ = started()
      .after(recordVotes, votes('built-in', { seen: [threat] }))
      .after(recordVotes, votes('gemini'));
    expect(asked(differ.state)).toEqual([['openai', [one]]]);
    expect(differ.when(decideBatch, deciding)).toMatchObject(refused('votes_missing'));
  });

  test('decides a batch once all votes are on record, and is complete once every batch is decided', () => {
    const voted = started()
      .after(recordVotes, votes('built-in', { seen: [threat] }))
      .after(recordVotes, votes('gemini', { seen: [{ ...threat, severity: 'medium' }] }));
    expect(asked(voted.state)).toEqual([]);
    expect(voted.when(completeAnalysis, { at: at(4) })).toMatchObject(refused('batches_undecided'));
    const decided = voted.after(decideBatch, deciding);
    expect(isBatchDecided(running(decided.state), 0)).toBe(true);
    expect(decided.when(decideBatch, deciding)).toEqual(nothing);
    const { verdicts } = running(decided.state);
    expect(keysOf(verdicts).map((postId) => valueAt(verdicts, postId))).toEqual([
      {
        kind: 'judged',
        found: [{ category: 'threat_violence', outcome: 'round_one_agreement', severity: 'medium', start: 2, end: 9 }],
      },
      { kind: 'judged', found: [] },
    ]);
    expect(decided.when(completeAnalysis, { at: at(4) })).toMatchObject({
      value: [{ data: { postsJudged: 2, postsNotAssessed: 0, agreed: 1, adjudicated: 0, unresolved: 0 } }],
    });
    expect(decided.after(completeAnalysis, { at: at(4) }).when(completeAnalysis, { at: at(5) })).toEqual(nothing);
  });

  test('the first vote of a family on a post stands; a call that was paid for is recorded all the same', () => {
    const voted = started().after(recordVotes, votes('gemini', { posts: [one], seen: [threat] }));
    const again = voted.when(recordVotes, votes('gemini'));
    expect(again).toMatchObject({ value: [{ data: { posts: [two], seen: [], calls: [call] } }] });
    const both = voted.after(recordVotes, votes('gemini'));
    expect(both.when(recordVotes, votes('gemini', { seen: [threat] }))).toMatchObject({
      value: [{ data: { posts: [], seen: [], calls: [call] } }],
    });
    expect(both.when(recordVotes, votes('gemini', { calls: [] }))).toEqual(nothing);
    expect(valueAt(running(both.state).opinions, one)?.['gemini']).toMatchObject({ seen: [{ severity: 'high' }] });
  });

  test('R12: a vote names a family of the panel and marks words', () => {
    expect(started().when(recordVotes, votes('somebody'))).toMatchObject(refused('family_not_on_panel', 'R12'));
    const empty = votes('gemini', { seen: [{ ...threat, end: 2 }] });
    expect(started().when(recordVotes, empty)).toMatchObject(refused('vote_without_quote', 'R12'));
    expect(given(analysis).when(recordVotes, votes('gemini'))).toMatchObject(refused('analysis_unknown'));
  });

  test('R11: no vote has a severity that its category does not have', () => {
    const seen = [{ ...threat, category: 'terrorism_support', severity: 'low' } as const];
    expect(started().when(recordVotes, votes('gemini', { seen }))).toMatchObject(
      refused('severity_without_anchor', 'R11'),
    );
  });

  test('R17: a post with too few votes is told as not assessed', () => {
    const noVotes = [{ postId: one, code: 'blocked' }];
    const short = started()
      .after(recordVotes, votes('built-in'))
      .after(recordVotes, votes('gemini', { noVotes }))
      .after(recordVotes, votes('openai', { posts: [one], noVotes }));
    expect(short.when(decideBatch, deciding)).toMatchObject({
      value: [{ data: { posts: [one, two], found: [], notAssessed: [{ postId: one, code: 'model_failed' }] } }],
    });
  });

  test('R17: without the votes of families that are away it tells who is asked, and which posts have too few', () => {
    const [gemini, openai] = ['gemini', 'openai'].map((family) => {
      return { family, version: `${family}-1`, noVotes: posts.map(({ postId }) => ({ postId, code: 'unavailable' })) };
    });
    if (!gemini || !openai) throw new Error('there are two');
    const voted = running(started().after(recordVotes, votes('built-in')).state);
    const withoutOne = supposing(voted, [gemini]);
    expect(asked(withoutOne)).toEqual([['openai', [one, two]]]);
    expect(postsOutOfVotes(withoutOne, posts)).toEqual([]);
    const withoutBoth = supposing(voted, [gemini, openai]);
    expect([asked(withoutBoth), postsOutOfVotes(withoutBoth, posts)]).toEqual([[], [one, two]]);
    // What is on record is no supposition.
    const heard = running(
      given(analysis)
        .after(startAnalysis, start)
        .after(recordVotes, votes('built-in'))
        .after(recordVotes, votes('gemini', { posts: [one] })).state,
    );
    expect(postsOutOfVotes(supposing(heard, [gemini, openai]), posts)).toEqual([two]);
  });

  test('R28: that a text tried to steer is on record, whatever it came to', () => {
    const steered = posts.map((post) => ({ ...post, injectionSuspected: post.postId === two }));
    const voted = started().after(recordVotes, votes('built-in')).after(recordVotes, votes('gemini'));
    expect(voted.when(decideBatch, { ...deciding, posts: steered })).toMatchObject({
      value: [{ data: { found: [], injectionSuspected: [two] } }],
    });
  });

  test('who is on the panel is settled by the first who starts it', () => {
    expect(started().when(startAnalysis, { ...start, panel: 'wide' })).toEqual(nothing);
  });
});
