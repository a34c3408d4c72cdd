import { decideResult } from '@visaguard/domain';
import type { FindingFacts, ReportFacts, SourceFacts } from '../facts.ts';
import { notAssessedWords, notNegative, partialWords } from '../wording/coverage-words.ts';
import { openReasons, resultExplanations, resultHeadlines } from '../wording/report-statements.ts';
import { platformWords } from '../wording/term-words.ts';
import type { ResultStatement } from './shared-form.ts';

type Scope = {
  readonly facts: ReportFacts;
  /** As the view knows them. */
  readonly sources: readonly SourceFacts[];
  /** Confirmed findings that this view shows. */
  readonly confirmed: readonly FindingFacts[];
};

/** The outcome with the words that go with it (rules R17, R25). Before review nothing is final. */
export function resultStatement({ facts, sources, confirmed }: Scope): ResultStatement {
  const unreviewed = facts.review.state === 'unreviewed';
  const open = facts.findings.filter(({ state }) => state !== 'confirmed' && state !== 'dismissed').length;
  const outcome = decideResult({
    coverages: sources.map(({ coverage }) => coverage),
    confirmed,
    openCount: open + (unreviewed ? 1 : 0),
    policy: facts.policy,
  });
  const nothingRead = sources.every(({ counts }) => counts.postsAssessed === 0);
  const gaps = outcome === 'not_assessed' ? sources.flatMap(gapOf) : [];
  if (nothingRead && outcome === 'not_assessed') {
    const reasons = [...(unreviewed ? [openReasons.unreviewed] : []), ...gaps];
    const explanation = resultExplanations.not_assessed;
    return { outcome, provisional: unreviewed, headline: resultHeadlines.nothingAssessed, explanation, reasons };
  }
  if (unreviewed) {
    const headline = open + confirmed.length > 0 ? resultHeadlines.provisionalSome : resultHeadlines.provisionalNone;
    return { outcome, provisional: true, headline, explanation: resultExplanations.provisional, reasons: gaps };
  }
  const reasons = outcome === 'not_assessed' && open > 0 ? [openReasons.open, ...gaps] : gaps;
  return {
    outcome,
    provisional: false,
    headline: resultHeadlines[outcome],
    explanation: resultExplanations[outcome],
    reasons,
  };
}

function gapOf({ platform, coverage }: SourceFacts): string[] {
  if (coverage.state === 'not_assessed')
    return [`${platformWords[platform]}: ${notAssessedWords[coverage.reason]} ${notNegative}`];
  if (coverage.state === 'partial') {
    return [
      `${platformWords[platform]}: ${coverage.reasons.map((code) => partialWords[code]).join(' ')} ${notNegative}`,
    ];
  }
  return [];
}
