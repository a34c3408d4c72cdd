import type { CoverageCounts, CoverageLine, SharedView } from '../../view/shared-form.ts';
import { emptyStatements } from '../../wording/report-statements.ts';
import { drawSectionHeading, drawSubheading } from '../blocks/heading.ts';
import { drawParagraph } from '../blocks/paragraph.ts';
import { drawTable } from '../blocks/table.ts';
import { coverageFigureHeight, drawCoverageFigure } from '../figures/coverage-figure.ts';
import type { Sheet } from '../sheet.ts';
import { colors, sizes } from '../theme.ts';

const gapsMax = 40;

/** What was read and assessed, account by account, and why the rest was not (rule R17). */
export function drawCoverage(sheet: Sheet, { coverage, totals }: SharedView): void {
  drawSectionHeading(sheet, 'Coverage', coverageFigureHeight(coverage) + 20);
  if (totals.postsAssessed === 0) drawParagraph(sheet, emptyStatements.nothingAssessed);
  drawCoverageFigure(sheet, coverage);
  drawTable(sheet, {
    columns: [
      { title: 'Account', share: 27 },
      { title: 'State', share: 17 },
      ...['Posts read', 'Assessed', 'Not assessed', 'Before period', 'Redacted'].map((title) => ({
        title,
        share: 11.2,
        align: 'right' as const,
      })),
    ],
    rows: [
      ...coverage.map((line) => [accountOf(line), line.state.words, ...countCells(line.counts)]),
      ['All accounts', '', ...countCells(totals)],
    ],
    rowHeaders: true,
  });
  for (const line of coverage) drawAccount(sheet, line);
}

function accountOf({ platform, handle }: CoverageLine): string {
  return handle === null ? platform.words : `${platform.words}: ${handle}`;
}

function countCells(counts: CoverageCounts): string[] {
  return [counts.postsRead, counts.postsAssessed, counts.postsNotAssessed, counts.postsTooOld, counts.redacted].map(
    String,
  );
}

function drawAccount(sheet: Sheet, line: CoverageLine): void {
  const { counts, gaps } = line;
  const { images, videos, audio } = counts.mediaNotAssessed;
  drawSubheading(sheet, `${accountOf(line)} – ${line.state.words}`);
  const ownership = line.verifiedOwner
    ? 'The account was proven to be the applicant’s.'
    : 'Ownership of the account was not proven.';
  const small = { size: sizes.small, color: colors.muted };
  drawParagraph(sheet, line.statement);
  drawParagraph(sheet, `Source: ${line.sourceKind.words}. ${ownership}`, small);
  const because = counts.postsNotAssessedByReason.map(({ count, words }) => `${count} ${words}`).join('; ');
  if (because !== '') drawParagraph(sheet, `Posts not assessed: ${because}.`, small);
  if (images + videos + audio > 0) {
    drawParagraph(sheet, `Counted and not assessed: pictures ${images}, videos ${videos}, audio ${audio}.`, small);
  }
  for (const gap of gaps.slice(0, gapsMax)) drawParagraph(sheet, `• ${gap}`, { ...small, spaceAfter: 1 });
  if (gaps.length > gapsMax) {
    drawParagraph(sheet, `• and ${gaps.length - gapsMax} more gaps, listed in the JSON form of this report`, small);
  }
  sheet.y += 4;
}
