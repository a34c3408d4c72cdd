import type { PrivateScore } from '../../view/private-view-form.ts';
import { arithmeticInWords } from '../../wording/term-words.ts';
import { drawSectionHeading, drawSubheading } from '../blocks/heading.ts';
import { drawParagraph } from '../blocks/paragraph.ts';
import { drawTable } from '../blocks/table.ts';
import type { Sheet } from '../sheet.ts';
import { colors, sizes } from '../theme.ts';

const linesMax = 400;
const lineCharactersMax = 400;

/** The score with every step, for the applicant alone. */
export function drawScore(sheet: Sheet, score: PrivateScore): void {
  drawSectionHeading(sheet, 'Score');
  const provisional = score.provisional
    ? ' It is provisional: proposals count until a person has decided on them.'
    : '';
  const about = `Rule ${score.rule}, 0 to 100: fewer points are better. Only you see it; nothing but the findings enters it.${provisional}`;
  drawParagraph(sheet, about, { spaceAfter: 8 });
  drawTable(sheet, {
    columns: [
      { title: 'Platform', share: 40 },
      { title: 'Score', share: 60 },
    ],
    rows: [...score.platforms.map(({ platform, words }) => [platform.words, words]), ['Overall', score.overall.words]],
    rowHeaders: true,
  });
  if (score.arithmetic.length === 0) return;
  drawSubheading(sheet, 'How the figures came about');
  const small = { size: sizes.small, color: colors.muted, spaceAfter: 1 };
  // The sums come last, and they are what a reader looks for first.
  const shown = score.arithmetic.length <= linesMax ? score.arithmetic : score.arithmetic.slice(-linesMax);
  const leftOut = score.arithmetic.length - shown.length;
  if (leftOut > 0) drawParagraph(sheet, `The first ${leftOut} steps are in the JSON form of this report.`, small);
  for (const line of shown) drawParagraph(sheet, shortened(arithmeticInWords(line)), small);
}

function shortened(line: string): string {
  if (line.length <= lineCharactersMax) return line;
  const half = lineCharactersMax / 2;
  return `${line.slice(0, half)} … ${line.slice(-half)}`;
}
