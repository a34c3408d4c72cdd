import { severityIn, severityRank } from '../severity.ts';
import { type Category, type PostKind, type Severity, severities } from '../vocabulary.ts';
import type { SeenCategory } from './opinion.ts';

type Span = { readonly start: number; readonly end: number };

/** A family's vote on one category of one post; null: none. */
export type Vote = { readonly severity: Severity; readonly marks: readonly Span[] } | null;

/** Somebody else's words, passed on, weigh medium at most. */
export function voteOn(category: Category, seen: readonly SeenCategory[], kind: PostKind): Vote {
  const marks = seen.filter((each) => each.category === category);
  if (marks.length === 0) return null;
  const rank = Math.max(...marks.map(({ severity }) => severityRank(severityIn(kind, severity))));
  return { severity: severities[rank] ?? 'low', marks };
}

/** A family's vote on one category as it is shown: its severest mark, as the family gave it. */
export function voteOfFamily(category: Category, seen: readonly SeenCategory[]): Severity | 'none' {
  return voteOn(category, seen, 'authored')?.severity ?? 'none';
}

/** Both none, or both present with overlapping spans and at most one step of severity apart. */
export function agree(one: Vote, other: Vote): boolean {
  if (one === null || other === null) return one === other;
  return Math.abs(severityRank(one.severity) - severityRank(other.severity)) <= 1 && overlap(one.marks, other.marks);
}

export function overlap(some: readonly Span[], others: readonly Span[]): boolean {
  return some.some((a) => others.some((b) => a.start < b.end && b.start < a.end));
}

export function lowest(votes: readonly NonNullable<Vote>[]): Severity {
  return severities[Math.min(...votes.map(({ severity }) => severityRank(severity)))] ?? 'low';
}
