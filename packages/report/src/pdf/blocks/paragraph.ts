import { drawArtifact, ensureSpace, newPage, type Sheet } from '../sheet.ts';
import type { Span } from '../text/pieces.ts';
import { colors, contentWidth, leading, page, sizes } from '../theme.ts';
import { drawLines, linesOf, prepare } from './text-lines.ts';

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
  /** Of the tag tree; `P` unless told. */
  readonly role?: string;
};

const panelInset = 10;

/** Draws text, over as many pages as it takes, as one element of the tag tree. */
export function drawParagraph(sheet: Sheet, text: string | readonly Span[], options: ParagraphOptions = {}): void {
  const { role = 'P', size = sizes.body, panel = false } = options;
  const inset = panel ? panelInset : 0;
  const x = (options.x ?? page.left) + inset;
  const width = (options.width ?? contentWidth) - 2 * inset;
  const lineHeight = size * leading;
  const prepared = prepare(text, options);
  const lines = linesOf(sheet, prepared, { width, size });
  const element = sheet.doc.struct(role, prepared.actual === null ? {} : { actual: prepared.actual });
  sheet.root.add(element);
  ensureSpace(sheet, Math.min(lines.length, 2) * lineHeight);
  let from = 0;
  while (from < lines.length) {
    const fitting = Math.max(1, Math.floor((page.bottom - sheet.y) / lineHeight));
    const chunk = lines.slice(from, from + fitting);
    if (panel) drawPanel(sheet, { x: x - inset, width: width + 2 * inset, height: chunk.length * lineHeight });
    drawLines(sheet, { element, role, lines: chunk, x, y: sheet.y, width, size });
    sheet.y += chunk.length * lineHeight;
    from += chunk.length;
    if (from < lines.length) newPage(sheet);
  }
  element.end();
  sheet.y += options.spaceAfter ?? 4;
}

function drawPanel({ doc, y }: Sheet, { x, width, height }: { x: number; width: number; height: number }): void {
  drawArtifact(doc, () => {
    doc.rect(x, y - 2, width, height + 4).fill(colors.ground);
    doc.rect(x, y - 2, 2.5, height + 4).fill(colors.accent);
  });
}
