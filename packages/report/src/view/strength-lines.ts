import type { Coverage, Platform, Severity } from '@visaguard/domain';
import type { Instant } from '@visaguard/kernel';
import type { FindingState } from '../facts.ts';
import { fillIn } from '../wording/fill-in.ts';
import { type StrengthRule, strengthTexts } from '../wording/strengths.ts';
import { platformWords } from '../wording/term-words.ts';
import type { StrengthLine } from './private-view-form.ts';

/**
 * All that strengths are written from: no words of a post, no name, no place, no language (rule R9). Report facts are
 * handed in whole; the type takes nothing else of them.
 */
export type StrengthFacts = {
  readonly asOf: Instant;
  readonly review: { readonly state: 'unreviewed' | 'reviewed'; readonly simulated: boolean };
  readonly sources: readonly {
    readonly sourceId: string;
    readonly platform: Platform;
    readonly coverage: Coverage;
    readonly verifiedOwner: boolean;
    readonly counts: { readonly postsRead: number; readonly postsAssessed: number };
    readonly timeline: readonly { readonly month: string; readonly count: number }[];
  }[];
  readonly findings: readonly {
    readonly sourceId: string;
    readonly state: FindingState;
    readonly severity: Severity;
    readonly postedAt: Instant | null;
  }[];
};

/** Months and posts from which on it is worth saying that a time shows no finding. */
const longTime = { monthsMin: 12, postsMin: 12 };

/** The published rules of strengths, in the order in which they are told. What is not certain is not said (rule R17). */
export function strengthLines(facts: StrengthFacts): readonly StrengthLine[] {
  return [
    ...ownershipProven(facts),
    ...fullCoverage(facts),
    ...nothingFound(facts),
    ...longTimeWithout(facts),
    ...noneGrave(facts),
    ...seenByAPerson(facts),
    ...dismissed(facts),
  ];
}

function line(rule: StrengthRule, values: Readonly<Record<string, string | number>> = {}): StrengthLine[] {
  const { topic, text } = strengthTexts[rule];
  return [{ rule, topic, text: fillIn(text, values) }];
}

function ownershipProven({ sources }: StrengthFacts): StrengthLine[] {
  const proven = sources.filter(({ verifiedOwner, counts }) => verifiedOwner && counts.postsRead > 0);
  return proven.length === 0 ? [] : line('ownership-proven', { platforms: named(proven) });
}

function fullCoverage({ sources }: StrengthFacts): StrengthLine[] {
  const { read, assessed } = countsOf(sources);
  const full = assessed > 0 && sources.every(isAssessed);
  return full ? line('full-coverage', { read, assessed }) : [];
}

/** Only of accounts assessed in full; a finding that is held, unresolved or not reviewed counts as one. */
function nothingFound({ sources, findings }: StrengthFacts): StrengthLine[] {
  const found = new Set(standing(findings).map(({ sourceId }) => sourceId));
  const without = sources.filter(
    (source) => isAssessed(source) && source.counts.postsAssessed > 0 && !found.has(source.sourceId),
  );
  if (without.length === 0) return [];
  return line('nothing-found', { assessed: countsOf(without).assessed, platforms: named(without) });
}

/** Whole months after that of the newest finding; every account must be assessed, every finding dated and seen. */
function longTimeWithout({ asOf, sources, findings }: StrengthFacts): StrengthLine[] {
  const found = standing(findings);
  const months = found.flatMap(({ postedAt, state }) => (postedAt && state !== 'held' ? [postedAt.slice(0, 7)] : []));
  if (found.length === 0 || months.length < found.length || !sources.every(isAssessed)) return [];
  const newest = months.toSorted().at(-1) ?? '';
  const passed = monthNumber(asOf) - monthNumber(newest);
  const read = sources
    .flatMap(({ timeline }) => timeline)
    .filter(({ month }) => month > newest)
    .reduce((sum, { count }) => sum + count, 0);
  if (passed < longTime.monthsMin || read < longTime.postsMin) return [];
  return line('long-time-without', { month: newest, months: passed, read });
}

function noneGrave({ sources, findings }: StrengthFacts): StrengthLine[] {
  const found = standing(findings);
  const grave = found.some(({ severity, state }) => severity === 'high' || severity === 'critical' || state === 'held');
  return found.length > 0 && !grave && sources.every(isAssessed) ? line('none-grave') : [];
}

function seenByAPerson({ review, findings }: StrengthFacts): StrengthLine[] {
  const open = findings.some(({ state }) => state !== 'confirmed' && state !== 'dismissed');
  const seen = review.state === 'reviewed' && !review.simulated && findings.length > 0 && !open;
  return seen ? line('seen-by-a-person') : [];
}

function dismissed({ review, findings }: StrengthFacts): StrengthLine[] {
  const count = findings.filter(({ state }) => state === 'dismissed').length;
  if (count === 0 || review.simulated) return [];
  return line('dismissed', { dismissed: count, proposals: findings.length });
}

function standing(findings: StrengthFacts['findings']): StrengthFacts['findings'] {
  return findings.filter(({ state }) => state !== 'dismissed');
}

function isAssessed({ coverage }: StrengthFacts['sources'][number]): boolean {
  return coverage.state === 'assessed';
}

function countsOf(sources: StrengthFacts['sources']): { readonly read: number; readonly assessed: number } {
  const sum = (pick: (counts: StrengthFacts['sources'][number]['counts']) => number) =>
    sources.reduce((total, { counts }) => total + pick(counts), 0);
  return { read: sum(({ postsRead }) => postsRead), assessed: sum(({ postsAssessed }) => postsAssessed) };
}

function named(sources: StrengthFacts['sources']): string {
  return [...new Set(sources.map(({ platform }) => platformWords[platform]))].join(', ');
}

function monthNumber(at: string): number {
  return Number(at.slice(0, 4)) * 12 + Number(at.slice(5, 7));
}
