import { scoreFindings } from '@visaguard/domain';
import type { FindingFacts, ReportFacts, SourceFacts } from '../facts.ts';
import { gradeWords } from '../wording/report-statements.ts';
import { publicPartOf } from './coverage-lines.ts';
import { hashView } from './hash-view.ts';
import { requesterFindings, shownFindings } from './requester-findings.ts';
import type { RequesterView } from './requester-view-form.ts';
import { resultStatement } from './result-statement.ts';
import { scoreInput } from './score-input.ts';
import { sharedView } from './shared-view.ts';

/**
 * What a tenant may read: confirmed findings of enabled categories on public posts, protected passages masked; no
 * score, and a grade only where the policy says so.
 * @throws Error before review, because nothing may leave then (rule R13), and if a quotation differs from the text at
 * its offsets (rule R12). Both are faults of the caller.
 */
export function buildRequesterView(facts: ReportFacts): RequesterView {
  if (facts.review.state !== 'reviewed') throw new Error('A requester view needs a reviewed report.');
  const sources = facts.sources.map((source) => publicPartOf(source, facts.coverageThresholdPercent));
  const confirmed = shownFindings(facts.findings, facts.policy);
  const findings = requesterFindings(facts.findings, facts.policy);
  const result = resultStatement({ facts, sources, confirmed });
  const content = {
    view: 'requester' as const,
    ...sharedView(facts, sources, result),
    findings,
    redactedInFindings: findings.reduce((total, { redactions }) => total + redactions.length, 0),
    grade: facts.policy.showGradeToRequester ? gradeOf(facts.asOf, sources, confirmed) : null,
  };
  return { ...content, sha256: hashView(content) };
}

function gradeOf(
  asOf: ReportFacts['asOf'],
  sources: readonly SourceFacts[],
  shown: readonly FindingFacts[],
): RequesterView['grade'] {
  const { version: rule, overall } = scoreFindings(scoreInput(asOf, sources, shown));
  const { letter } = overall;
  if (letter === null) return { rule, letter, words: gradeWords.none };
  return { rule, letter, words: gradeWords.letter.replace('{letter}', letter).replace('{rule}', rule) };
}
