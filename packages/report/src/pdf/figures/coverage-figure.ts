import type { CoverageLine } from '../../view/shared-form.ts';
import type { Sheet } from '../sheet.ts';
import { colors, page, sizes } from '../theme.ts';
import { drawFigure, drawLabel } from './figure.ts';

const rowHeight = 24;
const legendHeight = 22;
const barLeft = page.left + 84;
const barWidth = 200;
const barHeight = 11;
const tailWidth = 26;
const rowsMax = 12;

export function coverageFigureHeight(coverage: readonly CoverageLine[]): number {
  return Math.min(coverage.length, rowsMax) * rowHeight + legendHeight;
}

/** One bar per account: posts assessed, posts not assessed, and what was not read. Fills differ in pattern, not in colour alone. */
export function drawCoverageFigure(sheet: Sheet, coverage: readonly CoverageLine[]): void {
  const rows = coverage.slice(0, rowsMax);
  if (rows.length === 0) return;
  const alt = `Coverage per account. ${coverage.map(describe).join(' ')}`;
  drawFigure(sheet, { alt, height: coverageFigureHeight(coverage) }, (top) => {
    rows.forEach((line, at) => {
      drawBar(sheet.doc, line, top + at * rowHeight);
    });
    drawLegend(sheet.doc, top + rows.length * rowHeight + 8);
  });
}

function describe({ platform, state, counts }: CoverageLine): string {
  return `${platform.words}: ${state.words}, ${counts.postsAssessed} of ${counts.postsRead} posts assessed, ${counts.postsNotAssessed} not assessed.`;
}

function drawBar(doc: PDFKit.PDFDocument, line: CoverageLine, top: number): void {
  const { counts, state } = line;
  const baseline = top + barHeight - 1.5;
  drawLabel(doc, line.platform.words, { x: page.left, y: baseline, size: sizes.body, bold: true });
  if (counts.postsRead === 0) {
    drawNotRead(doc, { x: barLeft, y: top, width: barWidth + tailWidth });
    drawLabel(doc, state.words, {
      x: barLeft + barWidth + tailWidth + 10,
      y: baseline,
      size: sizes.small,
      color: colors.muted,
    });
    return;
  }
  const assessed = (barWidth * counts.postsAssessed) / counts.postsRead;
  drawHatched(doc, { x: barLeft, y: top, width: barWidth });
  doc.rect(barLeft, top, assessed, barHeight).fill(colors.assessed);
  if (state.code === 'partial') drawNotRead(doc, { x: barLeft + barWidth + 2, y: top, width: tailWidth - 2 });
  drawLabel(doc, `${state.words}: ${counts.postsAssessed} of ${counts.postsRead} posts`, {
    x: barLeft + barWidth + tailWidth + 10,
    y: baseline,
    size: sizes.small,
    color: colors.muted,
  });
}

type Box = { readonly x: number; readonly y: number; readonly width: number };

function drawHatched(doc: PDFKit.PDFDocument, { x, y, width }: Box): void {
  doc.save();
  doc.rect(x, y, width, barHeight).clip();
  doc.rect(x, y, width, barHeight).fill('#e4e9ef');
  doc.lineWidth(1).strokeColor(colors.notAssessed);
  for (let at = -barHeight; at < width; at += 4)
    doc
      .moveTo(x + at, y + barHeight)
      .lineTo(x + at + barHeight, y)
      .stroke();
  doc.restore();
}

function drawNotRead(doc: PDFKit.PDFDocument, { x, y, width }: Box): void {
  doc.save();
  doc.lineWidth(0.8).dash(2.5, { space: 2 }).strokeColor(colors.muted);
  doc.rect(x + 0.4, y + 0.4, width - 0.8, barHeight - 0.8).stroke();
  doc.undash();
  doc.restore();
}

function drawLegend(doc: PDFKit.PDFDocument, top: number): void {
  const entries = [
    { words: 'assessed', draw: (x: number) => doc.rect(x, top, 16, barHeight).fill(colors.assessed) },
    { words: 'read, not assessed', draw: (x: number) => drawHatched(doc, { x, y: top, width: 16 }) },
    { words: 'not read', draw: (x: number) => drawNotRead(doc, { x, y: top, width: 16 }) },
  ];
  entries.forEach(({ words, draw }, at) => {
    const x = barLeft + at * 110;
    draw(x);
    drawLabel(doc, words, { x: x + 21, y: top + barHeight - 2, size: sizes.small, color: colors.muted });
  });
}
