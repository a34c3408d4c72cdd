import type { ReportFacts, SourceFacts, Voter } from '../facts.ts';
import { builtInOnly, standingStatements, statusWords } from '../wording/report-statements.ts';
import { modeWords, purposeWords } from '../wording/term-words.ts';
import { panelStatement } from '../wording/voter-words.ts';
import { coverageLine, totalCounts } from './coverage-lines.ts';
import type { ResultStatement, SharedView } from './shared-form.ts';

/**
 * What both views say. Every object is copied member by member, so that a member which a caller's object happens
 * to carry besides does not travel along.
 */
export function sharedView(facts: ReportFacts, sources: readonly SourceFacts[], result: ResultStatement): SharedView {
  const coverage = sources.map(coverageLine);
  return {
    object: 'report',
    reportId: facts.reportId,
    version: facts.version,
    ...headOf(facts),
    result,
    coverage,
    totals: totalCounts(coverage),
    voters: votersOf(facts.voters),
    review: {
      state: facts.review.state,
      statement: facts.review.statement,
      reviewedAt: facts.review.reviewedAt,
      simulated: facts.review.simulated,
    },
    comment: facts.comment,
    disputeRoute: facts.disputeRoute,
    versions: facts.versions.map(({ version, reportId, createdAt, sha256 }) => ({
      version,
      reportId,
      createdAt,
      sha256,
    })),
    statements: [...standingStatements],
  };
}

function headOf(facts: ReportFacts) {
  const status = facts.review.state === 'reviewed' ? 'reviewed' : 'provisional';
  return {
    status: { code: status, words: facts.review.simulated ? statusWords.simulated : statusWords[status] },
    asOf: facts.asOf,
    generatedAt: facts.generatedAt,
    mode: { code: facts.mode, words: modeWords[facts.mode] },
    testMode: facts.testMode,
    purpose: facts.purpose === null ? null : { code: facts.purpose, words: purposeWords[facts.purpose] },
    requester: facts.requester === null ? null : { name: facts.requester.name },
    applicant: { displayName: facts.applicant.displayName },
    window: { from: facts.window.from.slice(0, 10), to: facts.window.to.slice(0, 10), years: facts.window.years },
    policy: {
      categories: [...facts.policy.categories],
      minimumSeverity: facts.policy.minimumSeverity,
      showGradeToRequester: facts.policy.showGradeToRequester,
    },
  } as const satisfies Partial<SharedView>;
}

function votersOf(voters: readonly Voter[]): SharedView['voters'] {
  const list = voters.map(({ family, version }) => ({ family, version }));
  const onlyBuiltIn = list.every(({ family }) => family === 'built-in');
  return { statement: onlyBuiltIn ? builtInOnly : panelStatement(list), builtInOnly: onlyBuiltIn, list };
}
