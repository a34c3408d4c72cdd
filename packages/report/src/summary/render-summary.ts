import type { PrivateFinding, PrivateView } from '../view/private-view-form.ts';
import type { CoverageLine } from '../view/shared-form.ts';
import { emptyStatements, markings, noPrediction } from '../wording/report-statements.ts';
import { excerptOf, printable, wrapLines } from './terminal-text.ts';

const findingsMax = 20;
const quoteCharactersMax = 200;
const barColumns = 24;
const indent = 12;
const severityMarks = { low: '.', medium: '+', high: '#', critical: '!' } as const;

/**
 * The private view as plain text for a terminal: no colour codes, lines of about 88 characters, the 20 newest findings
 * (the rest are counted). Control characters in posts become `?`.
 */
export function renderSummary(view: PrivateView): string {
  const title = 'VisaGuard report, private view';
  const blocks = [
    [view.testMode ? `${title} (${markings.testMode})` : title],
    headLines(view),
    ['COVERAGE', ...view.coverage.flatMap(coverageLines)],
    ['SCORE (private)', ...scoreLines(view)],
    [`FINDINGS (${view.findings.length})`, ...findingLines(view)],
    ...strengthBlocks(view),
    ['WHAT YOU CAN DO', ...view.advice.flatMap(({ topic, text }) => wrapLines(`${topic}: ${text}`, 2))],
    [
      ...wrapLines(`Dispute: ${view.disputeRoute}`, 0),
      noPrediction,
      `Report ${view.reportId}, version ${view.version}, SHA-256 ${view.sha256}`,
    ],
  ];
  return `${blocks.map((block) => block.join('\n')).join('\n\n')}\n`;
}

function headLines({ result, window, asOf, voters, review, score }: PrivateView): string[] {
  return [
    `Result      ${result.headline}`,
    ...wrapLines(result.explanation, indent),
    ...result.reasons.flatMap((reason) => wrapLines(`- ${reason}`, indent)),
    `Score       ${score.overall.words}${provisionalMark(score.provisional)}`,
    `Period      ${window.from} to ${window.to} (${window.years} years), as of ${asOf.slice(0, 10)}`,
    `Voters      ${printable(voters.statement)}`,
    `Review      ${wrapLines(review.statement, indent).join('\n').trimStart()}`,
  ];
}

function coverageLines({ platform, handle, state, counts, statement, gaps }: CoverageLine): string[] {
  const account = printable(handle === null ? platform.words : `${platform.words} ${handle}`);
  return [
    `  ${account}: ${state.words}`,
    `    [${coverageBar(counts.postsAssessed, counts.postsRead)}] ${counts.postsAssessed} of ${counts.postsRead} posts assessed, ${counts.postsNotAssessed} not assessed, ${counts.postsTooOld} older than the period`,
    ...wrapLines(statement, 4),
    ...gaps.flatMap((gap) => wrapLines(`- ${gap}`, 4)),
  ];
}

function coverageBar(assessed: number, read: number): string {
  const filled = read === 0 ? 0 : Math.floor((assessed / read) * barColumns);
  return '#'.repeat(filled) + (read === 0 ? '.' : '-').repeat(barColumns - filled);
}

function scoreLines({ score }: PrivateView): string[] {
  const platforms = score.platforms.map(({ platform, words }) => `  ${platform.words}: ${words}`);
  return [...platforms, `  Overall: ${score.overall.words}${provisionalMark(score.provisional)}`];
}

function provisionalMark(provisional: boolean): string {
  return provisional ? ' (provisional)' : '';
}

function findingLines({ findings, totals, findingsHeld }: PrivateView): string[] {
  const held = findingsHeld > 0 ? wrapLines(`${findingsHeld} ${markings.held}`, 2) : [];
  const nothing = totals.postsAssessed === 0 ? emptyStatements.nothingAssessed : emptyStatements.findingsPrivate;
  if (findings.length === 0) return [`  ${nothing}`, ...held];
  const rest = findings.length - findingsMax;
  return [
    ...findings.slice(0, findingsMax).flatMap(findingSummary),
    ...(rest > 0 ? [`  and ${rest} more, in the report itself`] : []),
    ...held,
  ];
}

function strengthBlocks({ strengths = [] }: PrivateView): string[][] {
  if (strengths.length === 0) return [];
  return [
    ['WHAT SPEAKS FOR YOU (not scored)', ...strengths.flatMap(({ topic, text }) => wrapLines(`${topic}: ${text}`, 2))],
  ];
}

function findingSummary({ severity, category, platform, postedAt, quote, state }: PrivateFinding): string[] {
  const date = postedAt === null ? 'no date' : postedAt.slice(0, 10);
  return [
    `  ${severityMarks[severity.code]} ${date}  ${platform.words}  ${severity.words}: ${category.words}`,
    ...wrapLines(`“${excerptOf(quote, quoteCharactersMax)}”`, 4),
    `    ${state.words}`,
  ];
}
