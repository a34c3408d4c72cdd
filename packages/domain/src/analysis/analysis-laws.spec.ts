import { keysOf, type PostId, valueAt } from '@visaguard/kernel';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type PanelKind, panelKinds } from '../consensus/panel.ts';
import { idOf } from '../testing/given.ts';
import { postKinds, severities } from '../vocabulary.ts';
import {
  completeAnalysis,
  decideBatch,
  familiesToAsk,
  type PostOnPanel,
  recordVotes,
  startAnalysis,
} from './decide.ts';
import type { AnalysisEvent } from './events.ts';
import { type AnalysisState, analysis, type RunningAnalysis } from './state.ts';

const families = ['built-in', 'gemini', 'openai', 'openrouter'] as const;
const familyNames: readonly string[] = families;
const analysisId = idOf('ana', 1);
const at = '2026-11-01T00:00:00.000Z';

/** What each family would say of a post: nothing seen, no vote, or one mark. */
const said = fc.oneof(
  fc.constant('none' as const),
  fc.constant('blocked' as const),
  fc.record({ severity: fc.constantFrom(...severities), start: fc.nat(4) }),
);
type Said = 'none' | 'blocked' | { readonly severity: (typeof severities)[number]; readonly start: number };
type MadeUpPost = PostOnPanel & { readonly says: readonly Said[] };

const posts: fc.Arbitrary<MadeUpPost[]> = fc
  .array(
    fc.record({
      kind: fc.constantFrom(...postKinds),
      injectionSuspected: fc.boolean(),
      says: fc.tuple(said, said, said, said),
    }),
    { minLength: 1, maxLength: 8 },
  )
  .map((all) => all.map((post, nth) => ({ ...post, postId: idOf('pst', nth) })));

const shuffling = fc.infiniteStream(fc.nat());

function shuffled<T>(items: readonly T[], keys: Iterator<number>): T[] {
  return items
    .map((item) => ({ item, key: Number(keys.next().value ?? 0) }))
    .toSorted((a, b) => a.key - b.key)
    .map(({ item }) => item);
}

function taken(state: AnalysisState, decision: ReturnType<typeof recordVotes>): AnalysisState {
  if (!decision.ok) throw new Error(decision.error.code);
  return decision.value.reduce((after: AnalysisState, event: AnalysisEvent) => analysis.evolve(after, event), state);
}

function started(panel: PanelKind, batches: number): RunningAnalysis {
  const voters = families.map((family) => ({ family, version: '1' }));
  const ids = { analysisId, screeningId: idOf('scr', 1), sourceId: idOf('src', 1), applicantId: idOf('app', 1) };
  const start = { ...ids, panel, voters, rules: 'consensus-1', batches, postsPerBatch: 8, startedAt: at };
  return running(taken(analysis.initialState, startAnalysis(analysis.initialState, start)));
}

function running(state: AnalysisState): RunningAnalysis {
  if (state.kind === 'none') throw new Error('it was started');
  return state;
}

function answer(state: AnalysisState, batch: number, asked: readonly [string, readonly MadeUpPost[]]): AnalysisState {
  const [family, about] = asked;
  const sayingOf = ({ says }: MadeUpPost) => says[familyNames.indexOf(family)] ?? 'none';
  const seen = about.flatMap((post) => {
    const saying = sayingOf(post);
    if (typeof saying === 'string') return [];
    const { severity, start } = saying;
    return [{ postId: post.postId, category: 'fraud', severity, start, end: start + 3 } as const];
  });
  const noVotes = about
    .filter((post) => sayingOf(post) === 'blocked')
    .map(({ postId }) => ({ postId, code: 'blocked' }));
  const ids = about.map(({ postId }) => postId);
  const votes = { analysisId, batch, family, version: '1', posts: ids, seen, noVotes, calls: [], quotesDropped: 0 };
  return taken(state, recordVotes(state, { ...votes, recordedAt: at }));
}

/** Holds a whole analysis; every answer is heard `times` times, in whatever order. */
function held(panel: PanelKind, batches: readonly (readonly MadeUpPost[])[], keys: Iterator<number>, times = 1) {
  let state: AnalysisState = started(panel, batches.length);
  for (const [batch, all] of batches.entries()) {
    for (;;) {
      const asks = [...familiesToAsk(running(state), all)];
      if (asks.length === 0) break;
      const answers = Array.from({ length: times }, () => asks).flat();
      for (const [family, ids] of shuffled(answers, keys)) {
        const about = all.filter(({ postId }) => ids.includes(postId));
        state = answer(state, batch, [family, shuffled(about, keys)]);
      }
    }
    state = taken(state, decideBatch(state, { batch, posts: shuffled(all, keys), at }));
  }
  return running(taken(state, completeAnalysis(state, { at })));
}

const inOrder = [][Symbol.iterator]() as Iterator<number>;
const verdictsOf = ({ verdicts }: RunningAnalysis) =>
  new Map(keysOf(verdicts).map((postId): [PostId, unknown] => [postId, valueAt(verdicts, postId)]));

describe('an analysis by a panel: laws', () => {
  test('the order of posts and answers, and how often an answer is heard, changes no verdict', () => {
    fc.assert(
      fc.property(
        posts,
        fc.constantFrom(...panelKinds),
        shuffling,
        fc.integer({ min: 1, max: 3 }),
        (all, kind, keys, n) => {
          const usual = verdictsOf(held(kind, [all], inOrder));
          expect(verdictsOf(held(kind, [shuffled(all, keys)], keys, n))).toEqual(usual);
        },
      ),
    );
  });

  test('R28: no post changes the verdict on another: alone or among others it is the same', () => {
    fc.assert(
      fc.property(posts, fc.constantFrom(...panelKinds), (all, kind) => {
        const together = verdictsOf(held(kind, [all], inOrder));
        const alone = all.map((post) => [post]);
        expect(verdictsOf(held(kind, alone, inOrder))).toEqual(together);
      }),
    );
  });

  test('R17: every post has a verdict, and those with fewer than two votes are not assessed', () => {
    fc.assert(
      fc.property(posts, fc.constantFrom(...panelKinds), (all, kind) => {
        const { verdicts, opinions } = held(kind, [all], inOrder);
        for (const { postId } of all) {
          const votes = Object.values(valueAt(opinions, postId) ?? {}).filter((opinion) => opinion.kind === 'voted');
          expect(valueAt(verdicts, postId)?.kind).toBe(votes.length < 2 ? 'not_assessed' : 'judged');
        }
      }),
    );
  });
});
