import type { Category, PostKind, Severity } from '@visaguard/domain';
import { analyseText } from '../analyse-text.ts';

/** The findings in an authored post, short: `threat_violence high`. */
export function found(text: string, kind: PostKind = 'authored'): string[] {
  return analyseText({ text, kind, createdAt: null }).findings.map(
    ({ category, severity }) => `${category} ${severity}`,
  );
}

/** How severe one category is in a text, or null. */
export function severityIn(text: string, category: Category): Severity | null {
  const findings = analyseText({ text, kind: 'authored', createdAt: null }).findings;
  return findings.find((finding) => finding.category === category)?.severity ?? null;
}
