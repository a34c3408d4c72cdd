import type { PrivateView } from '../../view/private-view-form.ts';
import type { RequesterView } from '../../view/requester-view-form.ts';
import { simulatedReview } from '../../wording/report-statements.ts';
import { categoryWords, severityWords } from '../../wording/term-words.ts';
import { drawParagraph } from '../blocks/paragraph.ts';
import { type CardText, drawResultCard } from '../blocks/result-card.ts';
import { drawTable } from '../blocks/table.ts';
import { dayWords, timeWords } from '../dates.ts';
import type { Stamp } from '../page-furniture.ts';
import type { Sheet } from '../sheet.ts';
import { colors, sizes } from '../theme.ts';

const reasonsMax = 8;

/** The first page: what this is, what came out, and on what ground it stands. */
export function drawOpening(sheet: Sheet, view: PrivateView | RequesterView, stamp: Stamp): void {
  const name = view.applicant.displayName ?? 'the applicant';
  drawParagraph(sheet, 'Social media screening report', {
    role: 'H1',
    size: sizes.title,
    bold: true,
    color: colors.accent,
    spaceAfter: 0,
  });
  const period = `${dayWords(view.window.from)} to ${dayWords(view.window.to)}`;
  drawParagraph(sheet, `For ${name} · ${period}`, {
    size: sizes.subheading,
    color: colors.muted,
    spaceAfter: 10,
  });
  drawResultCard(sheet, resultTexts(view), view.view === 'private' ? scoreTexts(view) : gradeTexts(view));
  drawTable(sheet, {
    columns: [
      { title: 'About this report', share: 24 },
      { title: '', share: 76 },
    ],
    rows: [...factRows(view), ['This copy', `made ${timeWords(stamp.at)} for ${stamp.recipient}`]],
    rowHeaders: true,
  });
}

function resultTexts({ result, statements }: PrivateView | RequesterView): CardText[] {
  const shown = result.reasons.slice(0, reasonsMax);
  const rest = result.reasons.length - shown.length;
  return [
    { text: result.headline, size: 15, bold: true },
    { text: result.explanation, size: sizes.body },
    ...shown.map((reason) => ({ text: `• ${reason}`, size: sizes.body })),
    ...(rest > 0 ? [{ text: `• and ${rest} more, under Coverage`, size: sizes.body }] : []),
    { text: statements[0] ?? '', size: sizes.body, bold: true },
  ];
}

function scoreTexts({ score }: PrivateView): CardText[] {
  const { overall } = score;
  const figure =
    overall.score === null ? 'No score' : overall.atLeast ? `at least ${overall.score}` : `${overall.score}`;
  const grade = overall.letter === null ? 'no letter' : `${overall.letter}, ${overall.band}`;
  return [
    { text: 'Score, private', size: sizes.small, color: colors.muted },
    { text: figure, size: overall.score === null || overall.atLeast ? 15 : 24, bold: true, color: colors.accent },
    { text: overall.score === null ? 'No post was assessed.' : `of 100 points · ${grade}`, size: sizes.small },
    ...(score.provisional ? [{ text: 'Provisional', size: sizes.small, bold: true }] : []),
    ...(overall.score === null ? [] : [{ text: 'Fewer points are better.', size: sizes.small, color: colors.muted }]),
  ];
}

function gradeTexts({ grade }: RequesterView): CardText[] {
  if (grade === null) return [];
  return [
    { text: 'Grade', size: sizes.small, color: colors.muted },
    { text: grade.letter ?? 'None', size: 22, bold: true, color: colors.accent },
    { text: grade.words, size: sizes.small },
  ];
}

function factRows(view: PrivateView | RequesterView): string[][] {
  const { policy, review, window } = view;
  const reviewed = review.reviewedAt === null ? '' : ` (${timeWords(review.reviewedAt)})`;
  const simulated = review.simulated ? ` ${simulatedReview}` : '';
  return [
    ['Status', view.status.words],
    ['Kind', view.mode.words],
    ...(view.purpose === null ? [] : [['Purpose', view.purpose.words]]),
    ...(view.requester === null ? [] : [['Requester', view.requester.name]]),
    ['As of', `${dayWords(view.asOf)}; posts of the ${window.years} years before`],
    ['Categories', policy.categories.map((category) => categoryWords[category]).join('; ')],
    ['Minimum severity', severityWords[policy.minimumSeverity]],
    ['Voters', view.voters.statement],
    ['Review', `${review.statement}${reviewed}${simulated}`],
    ['Report', `${view.reportId}, version ${view.version}, made ${timeWords(view.generatedAt)}`],
  ];
}
