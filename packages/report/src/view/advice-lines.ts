import type { ReportFacts } from '../facts.ts';
import { adviceTexts } from '../wording/advice.ts';
import type { PrivateView } from './private-view-form.ts';

/** The advice that fits what the report holds, in the order in which a reader needs it. */
export function adviceLines(facts: ReportFacts): PrivateView['advice'] {
  const states = new Set(facts.findings.map((finding) => finding.state));
  const unreviewed = states.has('proposed') || states.has('unresolved');
  const incomplete = facts.sources.some(
    ({ coverage }) => coverage.state === 'partial' || coverage.state === 'not_assessed',
  );
  return [
    ...(unreviewed || states.has('confirmed') ? [adviceTexts.check] : []),
    ...(unreviewed ? [adviceTexts.checkUnreviewed] : []),
    ...(states.has('confirmed') ? [adviceTexts.explain] : []),
    adviceTexts.correct,
    ...(incomplete ? [adviceTexts.coverage] : []),
    adviceTexts.keepRecords,
    adviceTexts.counsel,
  ];
}
