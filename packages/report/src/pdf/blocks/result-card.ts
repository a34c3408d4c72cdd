import { drawArtifact, ensureSpace, type Sheet } from '../sheet.ts';
import type { Line } from '../text/line-layout.ts';
import { colors, contentWidth, leading, page } from '../theme.ts';
import { drawLines, linesOf, type PreparedText, prepare } from './text-lines.ts';

export type CardText = {
  readonly text: string;
  readonly size: number;
  readonly bold?: boolean;
  readonly color?: string;
};

type Column = { readonly x: number; readonly width: number; readonly texts: readonly CardText[] };
type Laid = { readonly lines: readonly Line[]; readonly prepared: PreparedText; readonly text: CardText };

const padding = 14;
const gap = 4;
const sideWidth = 128;

/** The answer at a glance: what was found on the left and, in the private view, the score on the right. */
export function drawResultCard(sheet: Sheet, main: readonly CardText[], side: readonly CardText[]): void {
  const hasSide = side.length > 0;
  const mainWidth = contentWidth - 2 * padding - (hasSide ? sideWidth + 2 * padding : 0);
  const columns: Column[] = [{ x: page.left + padding + 3, width: mainWidth - 3, texts: main }];
  if (hasSide) columns.push({ x: page.right - padding - sideWidth, width: sideWidth, texts: side });
  const laid = columns.map((column) => ({
    column,
    blocks: column.texts.map((text) => layOut(sheet, text, column.width)),
  }));
  const height = Math.max(...laid.map(({ blocks }) => heightOf(blocks))) + 2 * padding;
  ensureSpace(sheet, height);
  drawGround(sheet, height, hasSide);
  for (const { column, blocks } of laid) drawColumn(sheet, column, blocks);
  sheet.y += height + 14;
}

function layOut(sheet: Sheet, text: CardText, width: number): Laid {
  const prepared = prepare(text.text, { color: text.color ?? colors.ink, bold: text.bold ?? false });
  return { prepared, text, lines: linesOf(sheet, prepared, { width, size: text.size }) };
}

function heightOf(blocks: readonly Laid[]): number {
  return blocks.reduce((sum, { lines, text }) => sum + lines.length * text.size * leading + gap, -gap);
}

function drawGround({ doc, y }: Sheet, height: number, hasSide: boolean): void {
  drawArtifact(doc, () => {
    doc.rect(page.left, y, contentWidth, height).fill(colors.ground);
    doc.rect(page.left, y, 3, height).fill(colors.accent);
    if (hasSide)
      doc.rect(page.right - 2 * padding - sideWidth, y + padding, 0.6, height - 2 * padding).fill(colors.rule);
  });
}

function drawColumn(sheet: Sheet, { x, width }: Column, blocks: readonly Laid[]): void {
  let y = sheet.y + padding;
  for (const { lines, prepared, text } of blocks) {
    const element = sheet.doc.struct('P', prepared.actual === null ? {} : { actual: prepared.actual });
    sheet.root.add(element);
    drawLines(sheet, { element, role: 'P', lines, x, y, width, size: text.size });
    element.end();
    y += lines.length * text.size * leading + gap;
  }
}
