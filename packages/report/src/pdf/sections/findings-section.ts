import type { PrivateFinding, PrivateView } from '../../view/private-view-form.ts';
import type { RequesterFinding, RequesterView } from '../../view/requester-view-form.ts';
import type { SharedFinding } from '../../view/shared-form.ts';
import { emptyStatements, markings } from '../../wording/report-statements.ts';
import { drawSectionHeading } from '../blocks/heading.ts';
import { drawParagraph } from '../blocks/paragraph.ts';
import { drawTimelineFigure } from '../figures/timeline-figure.ts';
import type { Sheet } from '../sheet.ts';
import { drawFinding } from './finding-block.ts';

/** Findings by date, newest first. The private view parts them by what a reviewer decided. */
export function drawFindings(sheet: Sheet, view: PrivateView | RequesterView): void {
  if (view.view === 'private') drawPrivateFindings(sheet, view);
  else drawRequesterFindings(sheet, view);
}

function drawRequesterFindings(sheet: Sheet, view: RequesterView): void {
  const { findings, redactedInFindings } = view;
  const bookmark = drawSectionHeading(sheet, `Confirmed findings (${findings.length})`);
  drawTimelineFigure(sheet, { window: view.window, findings, activity: [] });
  if (findings.length === 0) drawEmpty(sheet, view.totals.postsAssessed, emptyStatements.findingsRequester);
  if (redactedInFindings > 0) {
    drawParagraph(
      sheet,
      sheet.root,
      `Protected details are masked in ${redactedInFindings} places, each marked with its type.`,
    );
  }
  findings.forEach((finding, at) => {
    drawFinding(sheet, { finding, number: at + 1, notes: requesterNotes(finding), bookmark });
  });
}

function drawPrivateFindings(sheet: Sheet, view: PrivateView): void {
  const { findings, activity, findingsHeld } = view;
  const groups = [
    { title: 'Confirmed findings', members: findings.filter(({ state }) => state.code === 'confirmed') },
    { title: 'Proposals, not reviewed', members: findings.filter(({ unreviewed }) => unreviewed) },
    { title: 'Dismissed: not findings', members: findings.filter(({ state }) => state.code === 'dismissed') },
  ];
  const counted = findings.filter(({ state }) => state.code !== 'dismissed');
  drawSectionHeading(sheet, 'Timeline');
  drawTimelineFigure(sheet, { window: view.window, findings: counted, activity });
  if (findings.length === 0) drawEmpty(sheet, view.totals.postsAssessed, emptyStatements.findingsPrivate);
  if (findingsHeld > 0) drawParagraph(sheet, sheet.root, `${findingsHeld} ${markings.held}`);
  for (const { title, members } of groups) {
    if (members.length === 0) continue;
    const bookmark = drawSectionHeading(sheet, `${title} (${members.length})`);
    members.forEach((finding, at) => {
      drawFinding(sheet, { finding, number: at + 1, notes: privateNotes(finding), bookmark });
    });
  }
}

function drawEmpty(sheet: Sheet, postsAssessed: number, statement: string): void {
  drawParagraph(sheet, sheet.root, postsAssessed === 0 ? emptyStatements.nothingAssessed : statement);
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
      : [`In a requester view ${redactions.length} protected details of this post are masked.`]),
    `How it came about: ${finding.origin.words}. ${finding.audience.words}.`,
  ];
}
