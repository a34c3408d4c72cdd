import type { PrivateView } from '../view/private-view-form.ts';
import type { RequesterView } from '../view/requester-view-form.ts';
import { markings } from '../wording/report-statements.ts';
import { drawLine, linesOf, prepare } from './blocks/text-lines.ts';
import { timeWords } from './dates.ts';
import { drawLabel } from './figures/figure.ts';
import type { Sheet } from './sheet.ts';
import { colors, page, sizes } from './theme.ts';

export type Stamp = { readonly recipient: string; readonly at: string };

/** Head and foot of every page, outside the reading order: drawn last, when the number of pages is known. */
export function drawPageFurniture(sheet: Sheet, view: PrivateView | RequesterView, stamp: Stamp): void {
  const { start, count } = sheet.doc.bufferedPageRange();
  for (let at = start; at < start + count; at++) {
    sheet.doc.switchToPage(at);
    sheet.doc.markContent('Artifact', { type: 'Pagination' });
    drawHead(sheet, view);
    drawFoot(sheet, view, { stamp, page: at - start + 1, pages: count });
    sheet.doc.endMarkedContent();
  }
}

function drawHead({ doc }: Sheet, view: PrivateView | RequesterView): void {
  doc.rect(page.left, 38, 9, 9).fill(colors.accent);
  drawLabel(doc, 'VisaGuard', { x: page.left + 14, y: 46.5, size: 11, bold: true, color: colors.accent });
  drawLabel(doc, viewNames[view.view], {
    x: page.right,
    y: 46.5,
    size: sizes.small,
    color: colors.muted,
    align: 'right',
  });
  doc.rect(page.left, 56, page.right - page.left, 0.6).fill(colors.rule);
  if (!view.testMode) return;
  doc.rect(page.width / 2 - 76, 35, 152, 15).fill(colors.test);
  drawLabel(doc, markings.testMode, {
    x: page.width / 2,
    y: 45.4,
    size: sizes.small,
    bold: true,
    color: '#ffffff',
    align: 'center',
  });
}

const viewNames = { private: 'Private view: for the applicant alone', requester: 'Requester view' } as const;

type Foot = { readonly stamp: Stamp; readonly page: number; readonly pages: number };

function drawFoot(sheet: Sheet, view: PrivateView | RequesterView, foot: Foot): void {
  const { doc } = sheet;
  doc.rect(page.left, 790, page.right - page.left, 0.6).fill(colors.rule);
  drawWatermark(sheet, `${timeWords(foot.stamp.at)}: copy for ${foot.stamp.recipient}`);
  const identity = `${view.reportId} · version ${view.version} · SHA-256 ${view.sha256.slice(0, 16)}`;
  drawLabel(doc, identity, { x: page.left, y: 813, size: sizes.tiny, color: colors.muted });
  drawLabel(doc, `Page ${foot.page} of ${foot.pages}`, {
    x: page.right,
    y: 813,
    size: sizes.tiny,
    color: colors.muted,
    align: 'right',
  });
}

/** The recipient's name may be in any script; a name too long for the line is cut. */
function drawWatermark(sheet: Sheet, words: string): void {
  const size = sizes.tiny;
  const prepared = prepare(words.replace(/\s+/g, ' '), { color: colors.muted });
  const [line] = linesOf(sheet, prepared, { width: page.right - page.left, size });
  if (line) drawLine(sheet.doc, line, { x: page.left, y: 802, size });
}
