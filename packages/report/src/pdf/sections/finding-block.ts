import type { SharedFinding } from '../../view/shared-form.ts';
import { drawParagraph } from '../blocks/paragraph.ts';
import { dayWords } from '../dates.ts';
import { drawSeverityMark } from '../figures/severity-mark.ts';
import { drawArtifact, ensureSpace, type Sheet } from '../sheet.ts';
import type { Span } from '../text/pieces.ts';
import { colors, contentWidth, leading, page, sizes } from '../theme.ts';
import { excerptAround } from './excerpt.ts';
import { drawPermalink } from './permalink.ts';

export type FindingBlock = {
  readonly finding: SharedFinding;
  readonly number: number;
  readonly notes: readonly string[];
  readonly bookmark: PDFKit.PDFOutline;
};

const bookmarkedMax = 200;

/** One finding with its evidence (rule R12): the quotation in its post, where and when, why, and who voted how. */
export function drawFinding(sheet: Sheet, { finding, number, notes, bookmark }: FindingBlock): void {
  ensureSpace(sheet, roughHeight(finding, notes));
  const title = `${number}. ${finding.severity.words}: ${finding.category.words}`;
  if (number <= bookmarkedMax) bookmark.addItem(title);
  drawTitle(sheet, finding, title);
  const small = { size: sizes.small, color: colors.muted, spaceAfter: 2 };
  drawParagraph(sheet, placeOf(finding), { ...small, spaceAfter: 6 });
  drawParagraph(sheet, quotation(finding), { panel: true, role: 'BlockQuote', spaceAfter: 6 });
  drawParagraph(sheet, [{ text: 'Why: ', bold: true }, { text: finding.rationale }], { spaceAfter: 2 });
  for (const note of notes) drawParagraph(sheet, note, small);
  drawParagraph(sheet, votesOf(finding), small);
  drawPermalink(sheet, finding.permalink);
  const evidence = `Finding ${finding.findingId} · post ${finding.postId} · characters ${finding.start} to ${finding.end} · rule ${finding.rule}`;
  drawParagraph(sheet, evidence, { ...small, size: sizes.tiny, spaceAfter: 5 });
  const { doc, y } = sheet;
  drawArtifact(doc, () => doc.rect(page.left, y, contentWidth, 0.5).fill(colors.rule));
  sheet.y += 9;
}

/** Enough to keep a finding of ordinary length on one page; a long one may run over. */
function roughHeight({ text, start, end }: SharedFinding, notes: readonly string[]): number {
  const { before, quote, after } = excerptAround(text, start, end);
  const lines = Math.min(14, Math.ceil((before.length + quote.length + after.length) / 85));
  return 105 + lines * sizes.body * leading + notes.length * (sizes.small * leading + 2);
}

function drawTitle(sheet: Sheet, { severity }: SharedFinding, title: string): void {
  const { doc, y } = sheet;
  drawArtifact(doc, () => drawSeverityMark(doc, severity.code, { x: page.left + 5, y: y + 8.4, radius: 4.2 }));
  drawParagraph(sheet, title, {
    role: 'H3',
    size: sizes.subheading,
    bold: true,
    x: page.left + 15,
    width: contentWidth - 15,
    spaceAfter: 1,
  });
}

function placeOf({ platform, postedAt, kind, certainty }: SharedFinding): string {
  const date = postedAt === null ? 'no date' : dayWords(postedAt);
  const sure = certainty === null ? [] : [certainty === 'certain' ? 'reviewer certain' : 'reviewer: probable'];
  return [platform.words, date, kind.words, ...sure].join(' · ');
}

/** The post with the quotation marked in it; a very long post is shown around the quotation. */
function quotation({ text, start, end }: SharedFinding): Span[] {
  const { before, quote, after } = excerptAround(text, start, end);
  return [{ text: before }, { text: quote, marked: true, bold: true }, { text: after }].filter(
    (span) => span.text !== '',
  );
}

function votesOf({ votes }: SharedFinding): string {
  if (votes.length === 0) return 'Votes: none recorded.';
  return `Votes: ${votes.map(({ family, version, vote }) => `${family} ${version}: ${vote}`).join('; ')}.`;
}
