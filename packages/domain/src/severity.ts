import { type PostKind, type Severity, severities } from './vocabulary.ts';

/** 0 for the lowest. */
export function severityRank(severity: Severity): number {
  return severities.indexOf(severity);
}

/** What a severity weighs in a post of this kind: somebody else's words, passed on, are medium at most (rule R12). */
export function severityIn(kind: PostKind, severity: Severity): Severity {
  return kind === 'shared' && severityRank(severity) > severityRank('medium') ? 'medium' : severity;
}
