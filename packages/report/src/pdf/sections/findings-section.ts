import type { PrivateFinding, PrivateView } from '../../view/private-view-form.ts';
import type { RequesterFinding, RequesterView } from '../../view/requester-view-form.ts';
import type { SharedFinding } from '../../view/shared-form.ts';
import { countsBySeverity } from '../../wording/counts-by-severity.ts';
import { emptyStatements, markings } from '../../wording/report-statements.ts';
import { drawSectionHeading, drawSubheading } from '../blocks/heading.ts';
import { drawParagraph } from '../blocks/paragraph.ts';
import { drawTable } from '../blocks/table.ts';
import { dayWords } from '../dates.ts';
import { drawTimelineFigure } from '../figures/timeline-figure.ts';
import type { Sheet } from '../sheet.ts';
import { drawFinding } from './finding-block.ts';

/** How many findings the PDF prints, the newest first: with all their evidence, and after those in a line each. */
const roomMax: Room = { detailed: 250, listed: 1000 };
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
  drawList(sheet, { findings, room: roomMax, notes: requesterNotes, bookmark });
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
  if (view.languages?.length) drawParagraph(sheet, languagesWords(view.languages));
  if (findings.length === 0) drawEmpty(sheet, view.totals.postsAssessed, emptyStatements.findingsPrivate);
  if (findingsHeld > 0) drawParagraph(sheet, `${findingsHeld} ${markings.held}`);
  let room = roomMax;
  for (const { title, members } of groups) {
    if (members.length === 0) continue;
    const bookmark = drawSectionHeading(sheet, `${title} (${members.length})`, 150);
    drawList(sheet, { findings: members, room, notes: privateNotes, bookmark });
    room = roomAfter(room, members.length);
  }
}

function languagesWords(languages: NonNullable<PrivateView['languages']>): string {
  const listed = languages.map(({ words, count }) => `${words} ${count}`).join(', ');
  return `Posts by the language they seem to be in, a guess that nothing is judged by: ${listed}.`;
}

type Room = { readonly detailed: number; readonly listed: number };

function roomAfter({ detailed, listed }: Room, count: number): Room {
  const overflow = Math.max(0, count - detailed);
  return { detailed: Math.max(0, detailed - count), listed: Math.max(0, listed - overflow) };
}

type FindingList<F extends SharedFinding> = {
  readonly findings: readonly F[];
  readonly room: Room;
  readonly notes: (finding: F) => string[];
  readonly bookmark: PDFKit.PDFOutline;
};

/** The newest with all their evidence, more of them in a line each, and how many are left to the JSON form. */
function drawList<F extends SharedFinding>(sheet: Sheet, { findings, room, notes, bookmark }: FindingList<F>): void {
  findings.slice(0, room.detailed).forEach((finding, at) => {
    drawFinding(sheet, { finding, number: at + 1, notes: notes(finding), bookmark });
  });
  const further = findings.slice(room.detailed);
  if (further.length === 0) return;
  const listed = further.slice(0, room.listed);
  const leftOut = further.slice(room.listed);
  drawSubheading(sheet, `Further findings in short (${further.length})`);
  drawParagraph(sheet, 'Their full evidence is in the JSON form of this report.');
  if (leftOut.length > 0) {
    drawParagraph(sheet, `Only there, and not listed here: ${leftOut.length} (${countsBySeverity(leftOut)}).`);
  }
  if (listed.length > 0) drawInShort(sheet, listed);
}

function drawInShort(sheet: Sheet, findings: readonly SharedFinding[]): void {
  drawTable(sheet, {
    columns: [
      { title: 'Date', share: 14 },
      { title: 'Platform', share: 14 },
      { title: 'Severity and category', share: 44 },
      { title: 'Finding', share: 28 },
    ],
    rows: findings.map(({ postedAt, platform, severity, category, findingId }) => [
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
