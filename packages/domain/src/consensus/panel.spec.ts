import { describe, expect, test } from 'vitest';
import type { Severity } from '../vocabulary.ts';
import type { Opinion, SeenCategory } from './opinion.ts';
import { type Panel, type PanelStep, type PostBeforePanel, panelStep } from './panel.ts';

const [builtIn, first, second, third] = ['built-in', 'gemini', 'openai', 'openrouter'] as const;
const alone: Panel = { kind: 'economical', families: [builtIn] };
const pair: Panel = { kind: 'economical', families: [builtIn, first] };
const economical: Panel = { kind: 'economical', families: [builtIn, first, second, third] };
const wide: Panel = { kind: 'wide', families: [builtIn, first, second, third] };

const none: Opinion = { kind: 'voted', seen: [] };
const blocked: Opinion = { kind: 'no_vote', reason: 'blocked' };
const foreign: Opinion = { kind: 'no_vote', reason: 'unsupported_language' };

/** A vote for a threat, with its first and last unit. */
function threat(severity: Severity, start = 0, end = 10): Opinion {
  return { kind: 'voted', seen: [{ category: 'threat_violence', severity, start, end }] };
}

function on(panel: Panel, opinions: readonly Opinion[], post: Partial<PostBeforePanel> = {}): PanelStep {
  const named = Object.fromEntries(opinions.map((opinion, nth) => [panel.families[nth] ?? '', opinion]));
  return panelStep(panel, { kind: 'authored', injectionSuspected: false, opinions: named, ...post });
}

function verdict(step: PanelStep): string {
  if (step.kind === 'ask') return `ask ${step.families.join(', ')}`;
  if (step.verdict.kind === 'not_assessed') return step.verdict.reason;
  return step.verdict.found.map((found) => `${found.outcome} ${found.severity}`).join(', ') || 'none';
}

describe('5.5: whom a panel asks', () => {
  test.each([
    ['economical: two at first', economical, [], 'ask built-in, gemini'],
    ['wide: three at once', wide, [], 'ask built-in, gemini, openai'],
    ['wide with one external family: two', { ...wide, families: [builtIn, first] }, [], 'ask built-in, gemini'],
    ['no family but the built-in one: itself', alone, [], 'ask built-in'],
    ['no vote: the next family in its place', economical, [none, blocked], 'ask openai'],
    ['wide, two without a vote: the next', wide, [none, blocked, blocked], 'ask openrouter'],
    ['a language that is not read here: two others', economical, [foreign, none], 'ask openai'],
    ['the two differ: the third', economical, [threat('high'), none], 'ask openai'],
    ['the third has no vote: the one after it', economical, [threat('high'), none, blocked], 'ask openrouter'],
    ['the two agree: nobody else', economical, [threat('high'), threat('high')], 'round_one_agreement high'],
  ] as const)('%s', (_what, panel, opinions, expected) => {
    expect(verdict(on(panel, opinions))).toBe(expected);
  });
});

describe('5.5: what votes come to', () => {
  test.each([
    ['both none', pair, [none, none], 'none'],
    ['one step apart: the lower counts', pair, [threat('high'), threat('medium')], 'round_one_agreement medium'],
    ['two steps apart, no third', pair, [threat('critical'), threat('medium')], 'unresolved medium'],
    ['other words, no third', pair, [threat('high', 0, 5), threat('high', 5, 9)], 'unresolved high'],
    ['one sees nothing, no third', pair, [none, threat('low')], 'unresolved low'],
    ['the third agrees with one', economical, [threat('high'), none, threat('medium')], 'adjudicated medium'],
    ['the third sees nothing either', economical, [threat('high'), none, none], 'none'],
    ['the third agrees with nobody', economical, [threat('critical'), none, threat('low')], 'unresolved low'],
    ['wide, unanimous', wide, [threat('high'), threat('medium'), threat('high')], 'round_one_agreement medium'],
    ['wide, all none', wide, [none, none, none], 'none'],
    ['wide, two of three', wide, [threat('high'), none, threat('high')], 'adjudicated high'],
    ['wide, two of three see nothing', wide, [threat('critical'), none, none], 'none'],
    ['wide, a chain of steps', wide, [threat('low'), threat('medium'), threat('high')], 'adjudicated low'],
    ['wide, no two agree', wide, [none, threat('low'), threat('high')], 'unresolved low'],
    ['wide, two votes are left and agree', wide, [none, blocked, none, blocked], 'none'],
    ['wide, two votes are left and differ', wide, [none, blocked, threat('low'), blocked], 'unresolved low'],
    ['R17: one vote is too few', economical, [none, blocked, blocked, blocked], 'model_failed'],
    ['R17: one vote, and nobody else to ask', pair, [threat('high'), blocked], 'model_failed'],
    ['R17: one vote, for want of the language', pair, [foreign, none], 'unsupported_language'],
    ['R17: no vote at all', pair, [foreign, blocked], 'model_failed'],
    ['no key: the built-in analyser alone', alone, [threat('high')], 'built_in_alone high'],
    ['no key, nothing seen', alone, [none], 'none'],
    ['no key, a language that is not read', alone, [foreign], 'unsupported_language'],
  ] as const)('%s', (_what, panel, opinions, expected) => {
    expect(verdict(on(panel, opinions))).toBe(expected);
  });

  test('categories are judged each for itself', () => {
    const both: Opinion = {
      kind: 'voted',
      seen: [seen('fraud', 'low', 20, 30), seen('threat_violence', 'high', 0, 9)],
    };
    expect(verdict(on(pair, [both, threat('high', 3, 12)]))).toBe('round_one_agreement high, unresolved low');
  });

  test('the words of a finding reach from the first to the last that both marked, and no further', () => {
    const one: Opinion = {
      kind: 'voted',
      seen: [seen('fraud', 'low', 2, 9), seen('fraud', 'low', 40, 50)],
    };
    const other: Opinion = { kind: 'voted', seen: [seen('fraud', 'low', 5, 14)] };
    expect(on(pair, [one, other])).toEqual({
      kind: 'decided',
      verdict: {
        kind: 'judged',
        found: [{ category: 'fraud', outcome: 'round_one_agreement', severity: 'low', start: 2, end: 14 }],
      },
    });
  });

  test('R12: words that were only passed on are medium at most, before votes are compared', () => {
    const post = { kind: 'shared' } as const;
    expect(verdict(on(pair, [threat('critical'), threat('medium')], post))).toBe('round_one_agreement medium');
    expect(verdict(on(alone, [threat('critical')], post))).toBe('built_in_alone medium');
  });
});

describe('R28: a post whose text tried to steer', () => {
  const steered = { injectionSuspected: true };

  test('no majority that the text may have made overrules a vote: a person decides', () => {
    expect(verdict(on(wide, [threat('high'), none, none], steered))).toBe('unresolved high');
    expect(verdict(on(wide, [none, threat('high'), threat('high')], steered))).toBe('unresolved high');
  });

  test('nobody else is asked, who might obey as well', () => {
    expect(verdict(on(economical, [threat('high'), none], steered))).toBe('unresolved high');
  });

  test('where all say the same it is as in any other post', () => {
    expect(verdict(on(wide, [none, none, none], steered))).toBe('none');
    expect(verdict(on(pair, [threat('high'), threat('high')], steered))).toBe('round_one_agreement high');
  });
});

function seen(category: SeenCategory['category'], severity: Severity, start: number, end: number): SeenCategory {
  return { category, severity, start, end };
}
