import type { PrivateFinding, PrivateView } from '../../view/private-view-form.ts';
import type { RequesterFinding, RequesterView } from '../../view/requester-view-form.ts';
import type { SharedFinding } from '../../view/shared-form.ts';
import { emptyStatements, markings } from '../../wording/report-statements.ts';
import { drawSectionHeading, drawSubheading } from '../blocks/heading.ts';
import { drawParagraph } from '../blocks/paragraph.ts';
import { drawTable } from '../blocks/table.ts';
import { dayWords } from '../dates.ts';
import { drawTimelineFigure } from '../figures/timeline-figure.ts';
import type { Sheet } from '../sheet.ts';
import { drawFinding } from './finding-block.ts';

const detailedMax = 250;
const timelineHeight = 140;

/** Findings by date, newest first. The private view parts them by what a reviewer decided. */
export function drawFindings(sheet: Sheet, view: PrivateView | RequesterView): void {
  if (view.view === 'private') drawPrivateFindings(sheet, view);
  else drawRequesterFindings(sheet, view);
}

function drawRequesterFindings(sheet: Sheet, view: RequesterView): void {
  const { findings, redactedInFindings } = view;
  const bookmark = drawSectionHeading(sheet, `Confirmed findings (${findings.length})`, timelineHeight);
  drawTimelineFigure(sheet, { window: view.window, findings, activity: [] });
  if (findings.length === 0) drawEmpty(sheet, view.totals.postsAssessed, emptyStatements.findingsRequester);
  if (redactedInFindings > 0) {
    drawParagraph(sheet, `Protected details masked below, each marked with its type: ${redactedInFindings}.`);
  }
  drawList(sheet, { findings, detailedMax, notes: requesterNotes, bookmark });
}

function drawPrivateFindings(sheet: Sheet, view: PrivateView): void {
  const { findings, activity, findingsHeld } = view;
  const groups = [
    { title: 'Confirmed findings', members: findings.filter(({ state }) => state.code === 'confirmed') },
    { title: 'Proposals, not reviewed', members: findings.filter(({ unreviewed }) => unreviewed) },
    { title: 'Dismissed: not findings', members: findings.filter(({ state }) => state.code === 'dismissed') },
  ];
  const counted = findings.filter(({ state }) => state.code !== 'dismissed');
  drawSectionHeading(sheet, 'Timeline', timelineHeight);
  drawTimelineFigure(sheet, { window: view.window, findings: counted, activity });
  if (findings.length === 0) drawEmpty(sheet, view.totals.postsAssessed, emptyStatements.findingsPrivate);
  if (findingsHeld > 0) drawParagraph(sheet, `${findingsHeld} ${markings.held}`);
  let detailedLeft = detailedMax;
  for (const { title, members } of groups) {
    if (members.length === 0) continue;
    const bookmark = drawSectionHeading(sheet, `${title} (${members.length})`, 150);
    drawList(sheet, { findings: members, detailedMax: detailedLeft, notes: privateNotes, bookmark });
    detailedLeft = Math.max(0, detailedLeft - members.length);
  }
}

type FindingList<F extends SharedFinding> = {
  readonly findings: readonly F[];
  readonly detailedMax: number;
  readonly notes: (finding: F) => string[];
  readonly bookmark: PDFKit.PDFOutline;
};

/** The newest with all their evidence; very many more are listed, a line each, so that none is missing. */
function drawList<F extends SharedFinding>(sheet: Sheet, list: FindingList<F>): void {
  const { findings, notes, bookmark } = list;
  findings.slice(0, list.detailedMax).forEach((finding, at) => {
    drawFinding(sheet, { finding, number: at + 1, notes: notes(finding), bookmark });
  });
  const further = findings.slice(list.detailedMax);
  if (further.length === 0) return;
  drawSubheading(sheet, `Further findings in short (${further.length})`);
  drawParagraph(sheet, 'Their full evidence is in the JSON form of this report.');
  drawTable(sheet, {
    columns: [
      { title: 'Date', share: 14 },
      { title: 'Platform', share: 14 },
      { title: 'Severity and category', share: 44 },
      { title: 'Finding', share: 28 },
    ],
    rows: further.map(({ postedAt, platform, severity, category, findingId }) => [
      postedAt === null ? 'no date' : dayWords(postedAt),
      platform.words,
      `${severity.words}: ${category.words}`,
      findingId,
    ]),
  });
}

function drawEmpty(sheet: Sheet, postsAssessed: number, statement: string): void {
  drawParagraph(sheet, postsAssessed === 0 ? emptyStatements.nothingAssessed : statement);
}

function requesterNotes({ quotedTextWithheld }: RequesterFinding): string[] {
  return quotedTextWithheld ? [markings.quotedWithheld] : [];
}

function privateNotes(finding: PrivateFinding & SharedFinding): string[] {
  const { redactions, reviewerReason, quotedText, whyNotShown } = finding;
  const hidden = markings.notShown.replace('{why}', whyNotShown ?? '');
  const standing = finding.unreviewed
    ? markings.unreviewed
    : finding.state.code === 'dismissed'
      ? markings.dismissed
      : hidden;
  return [
    finding.shownToRequester ? markings.shown : standing,
    ...(reviewerReason === null ? [] : [`Reviewer’s reason: ${reviewerReason}`]),
    ...(quotedText === null ? [] : [`It quotes somebody else: “${quotedText}”`]),
    ...(redactions.length === 0
      ? []
      : [`Protected details of this post that a requester view masks: ${redactions.length}.`]),
    `How it came about: ${finding.origin.words}. ${finding.audience.words}.`,
  ];
}
