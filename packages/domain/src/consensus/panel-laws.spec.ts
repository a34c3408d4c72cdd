import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { severityRank } from '../severity.ts';
import { postKinds, severities } from '../vocabulary.ts';
import type { Opinion, SeenCategory } from './opinion.ts';
import { type Panel, type PostVerdict, panelKinds, panelStep } from './panel.ts';

const families = ['built-in', 'gemini', 'openai', 'openrouter'] as const;
const reasons = ['blocked', 'refused', 'timed_out', 'unsupported_language'] as const;

const panel: fc.Arbitrary<Panel> = fc.record({
  kind: fc.constantFrom(...panelKinds),
  families: fc.integer({ min: 1, max: 4 }).map((count) => families.slice(0, count)),
});

/** Few places and two categories, so that votes meet. */
const seen: fc.Arbitrary<SeenCategory> = fc
  .record({
    category: fc.constantFrom('threat_violence' as const, 'fraud' as const),
    severity: fc.constantFrom(...severities),
    start: fc.nat(6),
    length: fc.integer({ min: 1, max: 6 }),
  })
  .map(({ length, ...rest }) => ({ ...rest, end: rest.start + length }));

const opinion: fc.Arbitrary<Opinion> = fc.oneof(
  { weight: 5, arbitrary: fc.array(seen, { maxLength: 3 }).map((marks): Opinion => ({ kind: 'voted', seen: marks })) },
  fc.constantFrom(...reasons).map((reason): Opinion => ({ kind: 'no_vote', reason })),
);

const post = fc.record({ kind: fc.constantFrom(...postKinds), injectionSuspected: fc.boolean() });
/** What each family would say if it were asked. */
const said = fc
  .tuple(opinion, opinion, opinion, opinion)
  .map((all) => new Map(families.map((f, nth) => [f, all[nth]])));

type Post = { readonly kind: (typeof postKinds)[number]; readonly injectionSuspected: boolean };
type Said = ReadonlyMap<string, Opinion | undefined>;
type Held = { readonly verdict: PostVerdict; readonly asked: readonly string[] };

/** Asks as the panel says until it has decided. */
function hold(on: Panel, of: Post, answers: Said, order = (asked: readonly string[]) => asked): Held {
  let opinions: Record<string, Opinion> = {};
  const asked: string[] = [];
  for (;;) {
    const step = panelStep(on, { ...of, opinions });
    if (step.kind === 'decided') return { verdict: step.verdict, asked };
    for (const family of order(step.families)) {
      const answer = answers.get(family);
      if (!answer) throw new Error('the family answers');
      asked.push(family);
      opinions = { ...opinions, [family]: answer };
    }
  }
}

const votesIn = ({ asked }: Held, answers: Said) =>
  asked.flatMap((family) => {
    const answer = answers.get(family);
    return answer?.kind === 'voted' ? [answer] : [];
  });

describe('consensus-1: laws', () => {
  test('it ends, asks nobody twice, and nobody after three have voted', () => {
    fc.assert(
      fc.property(panel, post, said, (on, of, answers) => {
        const held = hold(on, of, answers);
        expect(new Set(held.asked).size).toBe(held.asked.length);
        expect(votesIn(held, answers).length).toBeLessThanOrEqual(3);
      }),
    );
  });

  test('the order in which votes come, and in which a family tells what it saw, changes nothing', () => {
    fc.assert(
      fc.property(panel, post, said, (on, of, answers) => {
        const backwards = new Map(
          [...answers].map(([family, answer]) => [
            family,
            answer?.kind === 'voted' ? { ...answer, seen: answer.seen.toReversed() } : answer,
          ]),
        );
        expect(hold(on, of, backwards, (asked) => asked.toReversed()).verdict).toEqual(hold(on, of, answers).verdict);
      }),
    );
  });

  test('R17: with externals on the panel fewer than two votes are never a judgement, and two always are', () => {
    fc.assert(
      fc.property(panel, post, said, (on, of, answers) => {
        const held = hold(on, of, answers);
        const enough = Math.min(2, on.families.length);
        expect(held.verdict.kind === 'judged').toBe(votesIn(held, answers).length >= enough);
      }),
    );
  });

  test('R17: a post is judged without having asked everybody only where that is enough votes', () => {
    fc.assert(
      fc.property(panel, post, said, (on, of, answers) => {
        const held = hold(on, of, answers);
        if (held.asked.length === on.families.length) return;
        expect(votesIn(held, answers).length).toBeGreaterThanOrEqual(on.kind === 'wide' ? 3 : 2);
      }),
    );
  });

  test('nobody saw it: it is found nowhere; what is found lies between the marks of those who did', () => {
    fc.assert(
      fc.property(panel, post, said, (on, of, answers) => {
        const held = hold(on, of, answers);
        if (held.verdict.kind !== 'judged') return;
        for (const { category, start, end } of held.verdict.found) {
          const marks = votesIn(held, answers).flatMap((v) => v.seen.filter((mark) => mark.category === category));
          expect(marks.some((mark) => mark.start === start)).toBe(true);
          expect(marks.some((mark) => mark.end === end)).toBe(true);
          expect(end).toBeGreaterThan(start);
        }
      }),
    );
  });

  test('a severity is never above the lower of two that agree, and at least two stand behind it', () => {
    fc.assert(
      fc.property(panel, post, said, (on, of, answers) => {
        const held = hold(on, of, answers);
        if (held.verdict.kind !== 'judged') return;
        for (const { category, outcome, severity } of held.verdict.found) {
          const ranks = votesIn(held, answers).flatMap(({ seen: all }) => {
            const own = all.filter((mark) => mark.category === category).map((mark) => severityRank(mark.severity));
            return own.length > 0 ? [Math.max(...own)] : [];
          });
          const reached = ranks.filter((rank) => rank >= severityRank(severity)).length;
          if (of.kind === 'shared') expect(severityRank(severity)).toBeLessThanOrEqual(severityRank('medium'));
          else if (outcome === 'round_one_agreement') expect(severityRank(severity)).toBe(Math.min(...ranks));
          else expect(reached).toBeGreaterThanOrEqual(outcome === 'adjudicated' ? 2 : 1);
          if (outcome !== 'built_in_alone' && outcome !== 'unresolved') expect(ranks.length).toBeGreaterThanOrEqual(2);
        }
      }),
    );
  });

  test('only the built-in analyser without a panel decides alone', () => {
    fc.assert(
      fc.property(panel, post, said, (on, of, answers) => {
        const { verdict } = hold(on, of, answers);
        if (verdict.kind !== 'judged') return;
        for (const { outcome } of verdict.found) expect(outcome === 'built_in_alone').toBe(on.families.length === 1);
      }),
    );
  });

  test('R28: of a steered post nothing that a family saw is voted away', () => {
    fc.assert(
      fc.property(panel, said, fc.constantFrom(...postKinds), (on, answers, kind) => {
        const held = hold(on, { kind, injectionSuspected: true }, answers);
        if (held.verdict.kind !== 'judged') return;
        const found = new Set(held.verdict.found.map(({ category }) => category));
        for (const { seen: all } of votesIn(held, answers))
          for (const mark of all) expect(found).toContain(mark.category);
        expect(held.verdict.found.filter(({ outcome }) => outcome === 'adjudicated')).toEqual([]);
      }),
    );
  });
});
