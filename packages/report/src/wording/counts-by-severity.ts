import { type Severity, severities } from '@visaguard/domain';
import { severityWords } from './term-words.ts';

/** For example `2 critical, 14 high`: the gravest first, none that is missing. */
export function countsBySeverity(findings: readonly { readonly severity: { readonly code: Severity } }[]): string {
  const counts = Map.groupBy(findings, ({ severity }) => severity.code);
  return [...severities]
    .reverse()
    .flatMap((code) => (counts.has(code) ? [`${counts.get(code)?.length} ${severityWords[code].toLowerCase()}`] : []))
    .join(', ');
}
