import { refuse } from '@visaguard/kernel';
import { type Category, type PostKind, type Severity, severities } from './vocabulary.ts';

/** 0 for the lowest. */
export function severityRank(severity: Severity): number {
  return severities.indexOf(severity);
}

/** Whether the published table knows this severity of a category: support of terrorism is medium at least. */
export function hasAnchor(category: Category, severity: Severity): boolean {
  return category !== 'terrorism_support' || severity !== 'low';
}

export function severityWithoutAnchor() {
  return refuse('severity_without_anchor', 'The table of categories has no such severity of this category.', {
    rule: 'R11',
  });
}

/** What a severity weighs in a post of this kind: somebody else's words, passed on, are medium at most (rule R12). */
export function severityIn(kind: PostKind, severity: Severity): Severity {
  return kind === 'shared' && severityRank(severity) > severityRank('medium') ? 'medium' : severity;
}
