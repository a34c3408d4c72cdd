import { drawArtifact, type Element, ensureSpace, newPage, type Sheet, useFace } from '../sheet.ts';
import { type Line, layOutLines } from '../text/line-layout.ts';
import type { Span } from '../text/pieces.ts';
import { visibleText } from '../text/visible-text.ts';
import { colors, contentWidth, leading, page, sizes } from '../theme.ts';

export type ParagraphOptions = {
  readonly size?: number;
  readonly color?: string;
  readonly bold?: boolean;
  /** Left edge and width in points. */
  readonly x?: number;
  readonly width?: number;
  /** A bar and a ground beside it, as for a quotation. */
  readonly panel?: boolean;
  readonly spaceAfter?: number;
  readonly role?: string;
};

/** Text ready to be drawn: spans with every character drawable, and the reading text where that differs. */
export type PreparedText = { readonly spans: readonly Span[]; readonly actual: string | null };

export function prepare(content: string | readonly Span[], options: ParagraphOptions = {}): PreparedText {
  const written = typeof content === 'string' ? [{ text: content }] : content;
  const base = { color: options.color ?? colors.ink, bold: options.bold ?? false };
  let special = false;
  const spans = written.map((span) => {
    const { text, replaced } = visibleText(span.text);
    special ||= replaced || turnsDirection.test(text);
    return { ...base, ...span, text };
  });
  return { spans, actual: special ? written.map(({ text }) => readable(text)).join('') : null };
}

// Drawn in the order of the page, so a reader needs the order of the sentence beside it.
const turnsDirection = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u;

/** Without halves of surrogate pairs and controls, which a PDF string cannot hold in good order. */
function readable(text: string): string {
  return text.toWellFormed().replace(/[^\P{Cc}\n]|[\u202A-\u202E\u2066-\u2069]/gu, ' ');
}

export function linesOf({ doc }: Sheet, { spans }: PreparedText, width: number, size: number): Line[] {
  return layOutLines(spans, width, (text, face) => {
    useFace(doc, face, size);
    return doc.widthOfString(text);
  });
}

/** Draws text, over as many pages as it takes, under one element of the tag tree. */
export function drawParagraph(
  sheet: Sheet,
  parent: Element,
  content: string | readonly Span[],
  options: ParagraphOptions = {},
): void {
  const size = options.size ?? sizes.body;
  const inset = options.panel ? 10 : 0;
  const x = (options.x ?? page.left) + inset;
  const width = (options.width ?? contentWidth) - 2 * inset;
  const prepared = prepare(content, options);
  const lines = linesOf(sheet, prepared, width, size);
  const lineHeight = size * leading;
  const element = sheet.doc.struct(options.role ?? 'P', prepared.actual === null ? {} : { actual: prepared.actual });
  parent.add(element);
  ensureSpace(sheet, Math.min(lines.length, 2) * lineHeight);
  let from = 0;
  while (from < lines.length) {
    const fitting = Math.floor((page.bottom - sheet.y) / lineHeight);
    if (fitting < 1) {
      newPage(sheet);
      continue;
    }
    const chunk = lines.slice(from, from + fitting);
    if (options.panel) drawPanel(sheet, { x: x - inset, width: width + 2 * inset, height: chunk.length * lineHeight });
    drawLines(sheet, { element, role: options.role ?? 'P', lines: chunk, x, y: sheet.y, width, size });
    sheet.y += chunk.length * lineHeight;
    from += chunk.length;
  }
  element.end();
  sheet.y += options.spaceAfter ?? 4;
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

/** Draws lines at a fixed place as one marked content of `element`. */
export function drawLines({ doc }: Sheet, { element, role, lines, x, y, width, size }: LinesPlace): void {
  const lineHeight = size * leading;
  const left = (line: Line) => x + (line.rightToLeft ? width - line.width : 0);
  const baseline = (at: number) => y + at * lineHeight + size * 1.08;
  if (lines.some(({ fragments }) => fragments.some(({ style }) => style.marked))) {
    drawArtifact(doc, () => {
      lines.forEach((line, at) => {
        for (const { style, x: offset, width: fragmentWidth } of line.fragments) {
          if (!style.marked) continue;
          const top = baseline(at) - size;
          doc.rect(left(line) + offset, top, fragmentWidth, size * 1.3).fill(colors.mark);
          doc.rect(left(line) + offset, top + size * 1.3, fragmentWidth, 0.7).fill(colors.test);
        }
      });
    });
  }
  element.add(doc.markStructureContent(role));
  lines.forEach((line, at) => {
    for (const { text, face, style, x: offset } of line.fragments) {
      useFace(doc, face, size);
      doc.fillColor(style.color ?? colors.ink);
      doc.text(text, left(line) + offset, baseline(at), { lineBreak: false, baseline: 'alphabetic' });
    }
  });
  doc.endMarkedContent();
}

function drawPanel({ doc, y }: Sheet, { x, width, height }: { x: number; width: number; height: number }): void {
  drawArtifact(doc, () => {
    doc.rect(x, y - 2, width, height + 4).fill(colors.ground);
    doc.rect(x, y - 2, 2.5, height + 4).fill(colors.accent);
  });
}
