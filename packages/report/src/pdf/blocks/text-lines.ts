import { drawArtifact, drawRun, type Element, type Sheet, useFace } from '../sheet.ts';
import { type Line, layOutLines } from '../text/line-layout.ts';
import { rightToLeftLetters, type Span, type Style } from '../text/pieces.ts';
import { visibleText } from '../text/visible-text.ts';
import { colors, leading } from '../theme.ts';

/** Text ready to be drawn: spans with every character drawable, and the reading text where that differs. */
export type PreparedText = { readonly spans: readonly Span[]; readonly actual: string | null };

export function prepare(content: string | readonly Span[], look: Style = {}): PreparedText {
  const written = typeof content === 'string' ? [{ text: content }] : content;
  const base = { color: look.color ?? colors.ink, bold: look.bold ?? false };
  let special = false;
  const spans = written.map((span) => {
    const { text, replaced } = visibleText(span.text);
    // Drawn in the order of the page, so assistive technology needs the order of the sentence beside it.
    special ||= replaced || rightToLeftLetters.test(text);
    return { ...base, ...span, text };
  });
  return { spans, actual: special ? written.map(({ text }) => readable(text)).join('') : null };
}

/** Without halves of surrogate pairs, controls and overrides, which would spoil what a reader hears. */
function readable(text: string): string {
  return text.toWellFormed().replace(/[^\P{Cc}\n]|[\u202A-\u202E\u2066-\u2069]/gu, ' ');
}

export function linesOf({ doc }: Sheet, { spans }: PreparedText, look: { width: number; size: number }): Line[] {
  return layOutLines(spans, look.width, (text, face) => {
    useFace(doc, face, look.size);
    return doc.widthOfString(text);
  });
}

export type LinesPlace = {
  readonly element: Element;
  readonly role: string;
  readonly lines: readonly Line[];
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly size: number;
};

/** Draws lines at a fixed place as one marked content of `element`; marked words get a ground and a line under them. */
export function drawLines({ doc }: Sheet, { element, role, lines, x, y, width, size }: LinesPlace): void {
  const placed = lines.map((line, at) => ({
    line,
    x: x + (line.rightToLeft ? width - line.width : 0),
    y: y + at * size * leading + size * 1.08,
  }));
  if (lines.some(({ fragments }) => fragments.some(({ style }) => style.marked))) {
    drawArtifact(doc, () => {
      for (const { line, ...place } of placed) drawMarks(doc, line, { ...place, size });
    });
  }
  element.add(doc.markStructureContent(role));
  for (const { line, ...place } of placed) drawLine(doc, line, { ...place, size });
  doc.endMarkedContent();
}

type LinePlace = { readonly x: number; readonly y: number; readonly size: number };

/** Draws one line with its base line at `y`. */
export function drawLine(doc: PDFKit.PDFDocument, line: Line, { x, y, size }: LinePlace): void {
  for (const { text, face, style, x: offset } of line.fragments) {
    drawRun(doc, { text, face, size, color: style.color ?? colors.ink }, { x: x + offset, y });
  }
}

function drawMarks(doc: PDFKit.PDFDocument, line: Line, { x, y, size }: LinePlace): void {
  for (const { style, x: offset, width } of line.fragments) {
    if (!style.marked) continue;
    doc.rect(x + offset, y - size, width, size * 1.3).fill(colors.mark);
    doc.rect(x + offset, y + size * 0.3, width, 0.7).fill(colors.test);
  }
}
