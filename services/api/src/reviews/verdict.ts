import type { Category, Certainty, Severity } from '@visaguard/domain';

/** How a case notes a decision, `dismiss` or `confirm:<category>:<severity>:<certainty>`, as it goes out. */
export function decisionOf(verdict: string) {
  const [kind, category, severity, certainty] = verdict.split(':');
  if (kind !== 'confirm') return { decision: 'dismiss' as const, category: null, severity: null, certainty: null };
  // Written by the domain from its closed lists.
  const judged = { category: category as Category, severity: severity as Severity, certainty: certainty as Certainty };
  return { decision: 'confirm' as const, ...judged };
}
