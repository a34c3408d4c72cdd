import { type Category, type Severity, severityRank } from '@visaguard/domain';
import { type Candidate, neighbourhood, occurs } from '../context/candidate.ts';
import { guards } from '../context/guards.ts';
import { type AnnotatedText, sentenceAround, type WordRange } from '../patterns/annotated-text.ts';
import { compilePattern, type Pattern } from '../patterns/compile-pattern.ts';
import { matchPattern } from '../patterns/match-pattern.ts';
import { vocabulary } from '../patterns/vocabulary.ts';
import { allCategories } from './all-categories.ts';
import type { Rule } from './rule.ts';

/** Words of a text that a rule found, after the context was heard. */
export type RuleHit = {
  readonly category: Category;
  readonly rule: Rule;
  readonly severity: Severity;
  readonly range: WordRange;
};

type ReadyRule = { readonly category: Category; readonly rule: Rule; readonly patterns: readonly Pattern[] };

const readyRules: readonly ReadyRule[] = allCategories.flatMap(({ category, rules }) =>
  rules.map((rule) => ({
    category,
    rule,
    patterns: rule.patterns.map((source) => compilePattern(source, vocabulary)),
  })),
);

/** What the rules find: per category the most severe, the first of equals. A finding is one category on one post. */
export function applyRules(annotated: AnnotatedText, injectionSuspected: boolean): RuleHit[] {
  const best = new Map<Category, RuleHit>();
  for (const ready of readyRules) {
    for (const hit of hitsOf(ready, annotated, injectionSuspected)) {
      const other = best.get(hit.category);
      if (!other || comesBefore(hit, other)) best.set(hit.category, hit);
    }
  }
  return [...best.values()].sort((left, right) => left.range.first - right.range.first);
}

function comesBefore(hit: RuleHit, other: RuleHit): boolean {
  const step = severityRank(hit.severity) - severityRank(other.severity);
  return step > 0 || (step === 0 && hit.range.first < other.range.first);
}

function hitsOf(
  { category, rule, patterns }: ReadyRule,
  annotated: AnnotatedText,
  injectionSuspected: boolean,
): RuleHit[] {
  return patterns
    .flatMap((pattern) => matchPattern(pattern, annotated))
    .filter((range) => hasRightNeighbours(rule, { annotated, range, injectionSuspected }))
    .filter((range) => !isLifted(rule, { annotated, range, injectionSuspected }))
    .map((range) => ({
      category,
      rule,
      severity: severityOf(rule, annotated, range),
      range: readable(annotated, range),
    }));
}

function hasRightNeighbours(rule: Rule, { annotated, range, injectionSuspected }: Candidate): boolean {
  const occursIn = (around: WordRange, classes: readonly string[]): boolean =>
    classes.some((className) => occurs(annotated, around, className));
  const own = sentenceAround(annotated, range);
  if (rule.unless && occursIn(own, rule.unless)) return false;
  const asked = [rule.onlyNear, rule.andNear].filter((classes) => classes !== undefined);
  if (asked.length === 0 && !rule.unlessNear) return true;
  const near = neighbourhood(annotated, range);
  // What a text that gives orders says around the sentence is not believed (rule R28).
  if (rule.unlessNear && occursIn(injectionSuspected ? own : near, rule.unlessNear)) return false;
  return asked.every((classes) => occursIn(near, classes));
}

function isLifted(rule: Rule, candidate: Candidate): boolean {
  return rule.liftedBy.some((name) => guards[name](candidate));
}

function severityOf(rule: Rule, annotated: AnnotatedText, range: WordRange): Severity {
  const near = neighbourhood(annotated, range);
  const raised = rule.raises?.near.some((className) => occurs(annotated, near, className));
  return raised && rule.raises ? rule.raises.to : rule.severity;
}

/** A single short word says little to a reader: then the sentence is cited. */
function readable(annotated: AnnotatedText, range: WordRange): WordRange {
  return range.end - range.first > 1 ? range : sentenceAround(annotated, range);
}
